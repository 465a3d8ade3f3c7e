import type { EngineName } from '../engines/engine.ts';

/** A request of the page whose export is tested. */
export interface MadeRequest {
  /** The last part of the path. */
  readonly id: string;
  readonly method: string;
  /** As a browser serializes it. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: 'include';
  readonly body?: string;
  /** The body is FormData with one entry. */
  readonly form?: readonly [name: string, value: string];
  /** The API sends no CORS headers. */
  readonly isRefused?: true;
}

/** The characters that the shells treat specially, an escape of JSON, and characters of two and four bytes in UTF-8. */
const TRICKY = `{"it's": "100% \\"new\\"! $HOME \`id\` %PATH% ^&|<>()*?;#~ \\u0001",\n  "h\u00e9": "\u{1f600} \\\\"}`;

export const REQUESTS: readonly MadeRequest[] = [
  { id: 'simple', method: 'GET', query: '?ids=[1]&sale=50%25&token=t' },
  {
    id: 'json',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trace': 'it\'s 50% "off"! $1 \\ `' },
    body: TRICKY,
  },
  { id: 'cookie', method: 'PUT', credentials: 'include', body: 'a=1&b=@file' },
  { id: 'authorization', method: 'PATCH', credentials: 'include', headers: { authorization: 'Bearer t' } },
  { id: 'empty-header', method: 'GET', headers: { 'x-empty': '' } },
  {
    id: 'form',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=1%20%26&b=it%27s',
  },
  { id: 'multipart', method: 'POST', form: ['a', "it's 100%"] },
  { id: 'head', method: 'HEAD' },
  { id: 'unreadable', method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x', isRefused: true },
  { id: 'not-allowed', method: 'DELETE', headers: { 'x-trace': '1' }, isRefused: true },
];

/** The cookie that the page has for the API. */
export const COOKIE = 'stored=1';

/** The origins as the recorded exports have them. */
export const RECORDED = { page: 'http://127.0.0.1:3000', api: 'http://127.0.0.1:4000' } as const;

export function urlOf({ id, query = '', isRefused }: MadeRequest, api: string): string {
  return `${api}/${isRefused === true ? 'refused' : 'allowed'}/${id}${query}`;
}

/** A call that the page evaluates. */
export function callOf(request: MadeRequest, api: string): string {
  const { method, headers, credentials, body, form } = request;
  const init = JSON.stringify({ method, headers, credentials, body });
  const data = `Object.assign(${init}, { body: (() => { const data = new FormData(); data.set(...${JSON.stringify(form)}); return data; })() })`;
  return `fetch(${JSON.stringify(urlOf(request, api))}, ${form === undefined ? init : data}).then((response) => response.text(), () => 'blocked')`;
}

const BOUNDARIES = { chromium: '----WebKitFormBoundary0', firefox: '----geckoformboundary0', webkit: '' } as const;

/** The body as it is sent, and the Content-Type that the browser derives from it. */
export function sentBody(
  { headers, body, form }: MadeRequest,
  engine: EngineName,
): { readonly body: string | undefined; readonly type: string | undefined } {
  const type = headers?.['content-type'] ?? (body === undefined ? undefined : 'text/plain;charset=UTF-8');
  if (form === undefined) return { body, type };
  const boundary = BOUNDARIES[engine];
  const [name, value] = form;
  return {
    body: `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--${boundary}--\r\n`,
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
