/** The text of an export in which only what belongs to the format is kept: ports, dates, durations and versions are fixed. */
export function recorded(text: string, place: { readonly page: string; readonly api: string }): string {
  return text
    .replaceAll(new URL(place.page).host, '127.0.0.1:3000')
    .replaceAll(new URL(place.api).host, '127.0.0.1:4000')
    .replace(/(----(?:WebKitFormBoundary|geckoformboundary))[0-9A-Za-z]+/g, '$10')
    .replace(/\b((?:Headless)?Chrome|Firefox|rv)([/:])[\d.]+/g, '$1$20.0')
    .replace(/"page_\d+"/g, '"page_1"')
    .replace(/Not\W?A\W?Brand/g, 'Not A Brand')
    .replace(/(v=[^\d\s]+)\d+/g, '$10');
}

/** The entries of a HAR, sorted by URL: whether a request or its preflight comes first varies. */
export function recordedHar(text: string, place: { readonly page: string; readonly api: string }): string {
  const har: unknown = JSON.parse(recorded(text, place), (name, value) => fixed(name, value));
  return `${JSON.stringify(har, null, 1)}\n`;
}

const CHANGING: ReadonlySet<string> = new Set(['startedDateTime', 'connection', '_connectionId', '_request_id']);

/** A boundary of multipart/form-data does not always have the same length. */
const HEADERS: Readonly<Record<string, string>> = { Date: 'Wed, 25 Nov 2026 12:00:00 GMT', 'Content-Length': '0' };

function fixed(name: string, value: unknown): unknown {
  if (CHANGING.has(name)) return name === 'startedDateTime' ? '2026-11-25T12:00:00.000Z' : '1';
  if (typeof value === 'number') return name === 'status' ? value : 0;
  if (name === '_initiator') return { type: Object(value).type };
  if (name === 'creator' || name === 'browser') return { ...Object(value), version: '0.0' };
  // Firefox learns the type of an empty response late, or never.
  if (name === 'mimeType' && value === '') return undefined;
  const header = HEADERS[String(Object(value).name)];
  if (header !== undefined) return { ...Object(value), value: header };
  if (name === 'entries' && Array.isArray(value)) return value.filter(isExported).sort(byRequest);
  return value;
}

/** Whether an entry is one of the requests, and not the page or the request that sets the cookie. */
export function isExported(entry: unknown): boolean {
  const { method, url } = Object(Object(entry).request);
  return /\/(?:allowed|refused)\//.test(url) && !(method === 'GET' && url.endsWith('/allowed/cookie'));
}

interface Entry {
  readonly request: { readonly url: string; readonly method: string };
}

function byRequest(a: Entry, b: Entry): number {
  const key = ({ request }: Entry): string => `${request.url} ${request.method}`;
  return key(a) < key(b) ? -1 : 1;
}
