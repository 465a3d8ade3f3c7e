import { headerValue } from '../../standard/header-lines.ts';
import type { Header } from '../../standard/request-headers.ts';
import { originOf, readHttpUrl } from './copied-request.ts';
import { isRecord, type JsonRecord } from './json.ts';

/** One entry of a HAR file, as far as CORS is concerned. */
export interface HarEntry {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly hasCookies: boolean;
  readonly body: string | undefined;
  /** 0 if there was no response. */
  readonly status: number;
  readonly responseHeaders: readonly Header[];
  readonly responseBody: string | undefined;
  /** The browser's error, such as `net::ERR_FAILED`; Firefox writes none. */
  readonly error: string | undefined;
  /** Chromium's type of the resource, such as `fetch`; Firefox writes none. */
  readonly resourceType: string | undefined;
  /** The method that a preflight is sent for; undefined if the entry is not a preflight. */
  readonly preflightFor: string | undefined;
  /** The address that the browser connected to. */
  readonly address: string | undefined;
  /** The origin of the page, by Origin, Referer or the page's entry. */
  readonly pageOrigin: string | undefined;
}

// more than a diagnosis reads
const MOST_BODY = 65_536;

/** The entry, or nothing if it is not of http or https. */
export function readHarEntry(entry: unknown, pageOrigins: ReadonlyMap<string, string>): HarEntry | undefined {
  if (!isRecord(entry) || !isRecord(entry['request'])) return undefined;
  const { request } = entry;
  const response = isRecord(entry['response']) ? entry['response'] : {};
  const [url, method] = [readHttpUrl(text(request, 'url') ?? ''), text(request, 'method')];
  if (url === undefined || method === undefined) return undefined;
  const headers = readHeaders(request['headers']);
  const resourceType = text(entry, '_resourceType');
  const cookies = request['cookies'];
  return {
    url: url.href,
    method,
    headers,
    hasCookies: (Array.isArray(cookies) && cookies.length > 0) || headerValue(headers, 'Cookie') !== undefined,
    body: isRecord(request['postData']) ? text(request['postData'], 'text') : undefined,
    status: readStatus(response['status']),
    responseHeaders: readHeaders(response['headers']),
    responseBody: readBody(response['content']),
    error: text(response, '_error'),
    resourceType,
    preflightFor: method === 'OPTIONS' ? headerValue(headers, 'Access-Control-Request-Method') : undefined,
    // empty if there was no connection
    address: text(entry, 'serverIPAddress') || undefined,
    pageOrigin: originOf(headers) ?? pageOrigins.get(text(entry, 'pageref') ?? ''),
  };
}

/** The origins of the pages by their ids: the title of a page is its URL. */
export function readPageOrigins(pages: unknown): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  for (const page of Array.isArray(pages) ? pages : []) {
    if (!isRecord(page)) continue;
    const [id, url] = [text(page, 'id'), readHttpUrl(text(page, 'title') ?? '')];
    if (id !== undefined && url !== undefined) origins.set(id, url.origin);
  }
  return origins;
}

function readHeaders(list: unknown): readonly Header[] {
  return (Array.isArray(list) ? list : []).flatMap((header): Header[] => {
    if (!isRecord(header)) return [];
    const [name, value] = [text(header, 'name'), text(header, 'value')];
    if (name === undefined || value === undefined) return [];
    // Chromium joins the lines of one header with line breaks
    return value.split('\n').map((line): Header => [name, line]);
  });
}

function readStatus(status: unknown): number {
  return typeof status === 'number' && status >= 100 && status <= 599 ? status : 0;
}

function readBody(content: unknown): string | undefined {
  if (!isRecord(content) || content['encoding'] === 'base64') return undefined;
  return text(content, 'text')?.slice(0, MOST_BODY);
}

function text(record: JsonRecord, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' ? value : undefined;
}
