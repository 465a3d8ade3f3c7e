// Sends a page's request over HTTP as a browser would, and describes what happened.
import { describeBlock, perform } from 'corsmith/explain';

async function send({ url, method, headers, hasBody }) {
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(hasBody ? { body: '{}' } : {}) });
  await response.arrayBuffer();
  return { status: response.status, headers: [...response.headers] };
}

/** Returns lines to print, and whether the browser's verdict was the expected one. */
export async function drive(api, { says, path, readable, ...page }) {
  const trace = await perform({ ...page, url: api + path }, send);
  const { verdict } = trace;
  const lines = [`${says}: ${page.method ?? 'GET'} ${path} from ${page.origin}`];
  for (const { request, response } of trace.exchanges) {
    const name = request.stage === 'preflight' ? 'Preflight:' : 'Request:  ';
    lines.push(
      `    ${name} ${request.method} ${path}${requestLines(request.headers)}`,
      `    Response:  ${response.status}${responseLines(response.headers)}`,
    );
  }
  const isReadable = verdict.kind === 'readable';
  lines.push(
    isReadable
      ? `    Allowed:   the page can read the response (${verdict.response.status})`
      : `    Blocked:   ${describeBlock(trace)}`,
  );
  return { lines, asExpected: isReadable === readable };
}

function requestLines(headers) {
  return list(headers.filter(([name]) => /^(origin|content-type|authorization|x-|access-control-)/i.test(name)));
}

function responseLines(headers) {
  return list(headers.filter(([name]) => /^(vary|access-control-)/i.test(name)));
}

function list(headers) {
  return headers.map(([name, value]) => `\n               ${name}: ${value}`).join('');
}
