import type { CredentialsMode, RequestMode } from '../../browser/page-request.ts';
import { preflightTriggers } from '../../classify/preflight-triggers.ts';
import { headerLines, headerValue } from '../../standard/header-lines.ts';
import type { Header } from '../../standard/request-headers.ts';
import { pageHeadersOf } from './browser-headers.ts';
import type { InputKind, PastedRequest, Refusal } from './pasted.ts';

/** A request as sent, with the headers of the browser or of curl. */
export interface CopiedRequest {
  readonly kind: InputKind;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body?: string | undefined;
  readonly credentials?: CredentialsMode | undefined;
  readonly mode?: RequestMode | undefined;
  readonly insecure?: boolean | undefined;
  readonly notes?: readonly string[];
}

/** The request that a page made, from the request that was sent for it. */
export function fromCopied(copied: CopiedRequest): PastedRequest | Refusal {
  const url = readHttpUrl(copied.url);
  if (url === undefined) return { reason: `${quote(copied.url)} is not an http or https URL` };
  const method = requestedMethod(copied);
  return method === undefined ? asActual(copied, url) : asPreflight(copied, url, method);
}

function asActual(copied: CopiedRequest, url: URL): PastedRequest {
  const { kind, method, headers, mode, insecure, notes = [] } = copied;
  const cookie = cookieOf(headers);
  const hasBody = copied.body !== undefined && method !== 'GET' && method !== 'HEAD';
  return {
    ...base(copied, url),
    method,
    headers: pageHeadersOf(headers),
    credentials: copied.credentials ?? (cookie === undefined ? 'same-origin' : 'include'),
    ...(cookie === undefined ? {} : { cookie }),
    ...(hasBody ? { body: copied.body } : {}),
    ...(mode === undefined || mode === 'cors' ? {} : { mode }),
    ...(insecure === true ? { insecure } : {}),
    kind,
    notes:
      copied.body !== undefined && !hasBody
        ? [...notes, `A page cannot send a body with ${method}: the body is omitted.`]
        : notes,
  };
}

/** A preflight that was copied itself: what matters is the request that it was sent for. */
function asPreflight(copied: CopiedRequest, url: URL, method: string): PastedRequest {
  const { headers, notes = [] } = copied;
  const names = requestedHeaders(headers);
  const requested = names.map((name): Header => [name, placeholderFor(name)]);
  return {
    ...base(copied, url),
    method,
    headers: requested,
    credentials: copied.credentials ?? 'same-origin',
    ...(needsNoPreflight(method, requested) ? { forcePreflight: true } : {}),
    ...(copied.insecure === true ? { insecure: true } : {}),
    unknown: { method: false, headers: names },
    notes: [...notes, `This is the preflight of a ${method} request: the ${method} request is explained.`],
  };
}

function base({ kind, headers }: CopiedRequest, url: URL): Pick<PastedRequest, 'kind' | 'url' | 'origin'> {
  return { kind, url: url.href, origin: originOf(headers) };
}

function requestedMethod({ method, headers }: CopiedRequest): string | undefined {
  return method === 'OPTIONS' ? headerValue(headers, 'Access-Control-Request-Method') : undefined;
}

/** The names of the page's headers, as a preflight has them. */
export function requestedHeaders(headers: readonly Header[]): readonly string[] {
  const names = headerValue(headers, 'Access-Control-Request-Headers') ?? '';
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether nothing known about a request triggers a preflight. */
export function needsNoPreflight(method: string, headers: readonly Header[]): boolean {
  return preflightTriggers({ method, headers }).length === 0;
}

/** The page's origin. Chromium leaves Origin out of a request whose preflight failed; Referer is still there. */
export function originOf(headers: readonly Header[]): string | undefined {
  const [origin] = headerLines(headers, 'Origin');
  if (origin !== undefined && origin !== '') return origin;
  const [referer] = headerLines(headers, 'Referer');
  return referer === undefined ? undefined : readHttpUrl(referer)?.origin;
}

export function cookieOf(headers: readonly Header[]): string | undefined {
  const lines = headerLines(headers, 'Cookie').filter((line) => line !== '');
  return lines.length === 0 ? undefined : lines.join('; ');
}

/** The URL, if it is one. In Node 26 `URL.canParse` accepts very long texts that the constructor refuses. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Browsers send no fragment, and `fetch` accepts no user name and password in a URL. */
export function readHttpUrl(text: string): URL | undefined {
  const url = /^https?:/i.test(text) ? parseUrl(text) : undefined;
  if (url === undefined) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}

/** A value that triggers a preflight, for a header of which only the name is known. */
export function placeholderFor(name: string): string {
  switch (name.toLowerCase()) {
    case 'content-type':
      return 'application/json';
    case 'accept':
    case 'accept-language':
    case 'content-language':
      return '"';
    default:
      return 'unknown';
  }
}

/** For a message: shortened, so that a paste of megabytes stays one line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
