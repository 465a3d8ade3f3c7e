import type { HeaderValues } from '../exchanges/row.ts';

export const A = 'https://a.example';
export const B = 'https://b.example';

/** A request as a server's runtime makes it; a list of values becomes several lines. */
export function request(method: string, fields: HeaderValues = {}, url = 'https://api.example/path'): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    for (const line of typeof value === 'string' ? [value] : value) headers.append(name, line);
  }
  return new Request(url, { method, headers });
}

export function get(origin?: string): Request {
  return request('GET', origin === undefined ? {} : { origin });
}

export function preflight(origin: string, method = 'PUT'): Request {
  return request('OPTIONS', { origin, 'access-control-request-method': method });
}

const FIELDS = ['origin', 'credentials', 'methods', 'headers'].map((name) => `access-control-allow-${name}`);

/** The CORS headers of a response, including `Vary`. */
export function fieldsOf({ headers }: Response): Readonly<Record<string, string>> {
  const names = [...FIELDS, 'access-control-max-age', 'access-control-expose-headers', 'vary'];
  return Object.fromEntries([...headers].filter(([name]) => names.includes(name)));
}
