// Turns the inputs into the model's request, and into the fetch() call.
import { print } from './edit.js';

/** Pairs from lines such as `X-Trace: 1`. */
export function headerLines(text) {
  return text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
}

const BODIES = {
  string: "'...'",
  json: 'JSON.stringify(data)',
  URLSearchParams: 'new URLSearchParams(data)',
  FormData: 'new FormData(form)',
  ArrayBuffer: 'bytes.buffer',
  Blob: "new Blob([data], { type: 'text/plain' })",
};

export const BODY_KINDS = ['none', 'string', 'URLSearchParams', 'FormData', 'ArrayBuffer', 'Blob'];

/** The origin of a page with this address; undefined if there is none. */
function originOf(text) {
  const address = text.trim();
  if (address === 'null') return address;
  try {
    const { origin } = new URL(address);
    // the URL parser knows no origin for the schemes of applications and extensions
    return origin === 'null' && /^[a-z][\w+.-]*:\/\/[^/?#\s]+$/i.test(address) ? address : origin;
  } catch {
    return undefined;
  }
}

export function pageRequest({ origin, url, method, headers, credentials, body }) {
  const kind = body === 'Blob' ? { kind: 'Blob', type: 'text/plain' } : { kind: body };
  return {
    origin: originOf(origin),
    url,
    method,
    headers: headerLines(headers),
    credentials,
    ...(body === 'none' ? {} : { body: kind }),
  };
}

export function fetchCall({ url, method, headers, credentials, body }) {
  const pairs = headerLines(headers);
  const options = [
    ...(method === 'GET' ? [] : [`method: ${print(method)}`]),
    ...(pairs.length === 0 ? [] : [`headers: ${print(Object.fromEntries(pairs))}`]),
    ...(credentials === 'same-origin' ? [] : [`credentials: ${print(credentials)}`]),
    ...(body === 'none' ? [] : [`body: ${/json/i.test(headers) && body === 'string' ? BODIES.json : BODIES[body]}`]),
  ];
  return `fetch(${print(url)}${options.length === 0 ? '' : `, {\n  ${options.join(',\n  ')},\n}`})`;
}
