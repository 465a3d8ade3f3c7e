// Sends a page's request over HTTP as a browser would, and describes what happened.
import { describeBlock, perform } from 'corsmith/explain';

async function send({ url, method, headers, hasBody }) {
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(hasBody ? { body: '{}' } : {}) });
  await response.arrayBuffer();
  return { status: response.status, headers: [...response.headers] };
}

/** Lines for a person, and whether the browser's verdict was the expected one. */
export async function drive(api, { says, path, readable, ...page }) {
  const trace = await perform({ ...page, url: api + path }, send);
  const read = trace.verdict.kind === 'readable';
  const lines = [`${says}: ${page.method ?? 'GET'} ${path} from ${page.origin}`];
  for (const { request, response } of trace.exchanges) {
    lines.push(
      `    request   ${request.method}${requestLines(request.headers)}`,
      `    response  ${response.status}${responseLines(response.headers)}`,
    );
  }
  lines.push(read ? '    browser   lets the page read it' : `    browser   blocks it: ${describeBlock(trace)}`);
  return { lines, asExpected: read === readable };
}

function requestLines(headers) {
  return list(headers.filter(([name]) => /^(origin|access-control-)/i.test(name)));
}

function responseLines(headers) {
  return list(headers.filter(([name]) => /^(vary|access-control-)/i.test(name)));
}

function list(fields) {
  return fields.map(([name, value]) => `\n                ${name}: ${value}`).join('');
}
