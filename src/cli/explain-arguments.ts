import { isIP } from 'node:net';
import { pageHost } from '../browser/check-local-network.ts';
import type { PageRequest } from '../browser/page-request.ts';
import { isHeaderValue, normalizeHeaderValue } from '../standard/header-values.ts';
import { isForbiddenMethod } from '../standard/methods.ts';
import { isSerializedOrigin } from '../standard/origins.ts';
import type { Header } from '../standard/request-headers.ts';
import { isToken } from '../standard/tokens.ts';
import { toUrlHost } from './input/url-host.ts';
import { UsageError } from './usage.ts';

/** The options of `corsmith explain`, as node:util's parseArgs reads them. */
export interface ExplainValues {
  readonly origin?: string | undefined;
  readonly method?: string | undefined;
  readonly header?: readonly string[] | undefined;
  readonly credentials?: string | undefined;
  readonly data?: string | undefined;
  readonly timeout?: string | undefined;
  readonly 'page-address'?: string | undefined;
}

export interface ExplainSwitches extends ExplainValues {
  readonly send?: boolean | undefined;
  readonly insecure?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly 'user-agent'?: string | undefined;
}

/** The parts of a request as a person writes them. */
interface RequestValues {
  readonly origin: string | undefined;
  readonly method: string;
  /** Lines of `Name: value`. */
  readonly headers: readonly string[];
  readonly credentials: string;
  readonly data: string | undefined;
  readonly pageAddress: string | undefined;
}

/** The request to explain. */
export function readPageRequest(url: string, values: RequestValues): PageRequest {
  const { method, credentials, data, pageAddress } = values;
  const { protocol } = readUrl(url);
  if (!isToken(method) || isForbiddenMethod(method)) throw new UsageError(`pages cannot send ${show(method)} requests`);
  if (credentials !== 'omit' && credentials !== 'same-origin' && credentials !== 'include')
    throw new UsageError(`--credentials must be omit, same-origin or include, not ${show(credentials)}`);
  if (data !== undefined && /^(?:get|head)$/i.test(method))
    throw new UsageError('GET and HEAD cannot have a body: use another --method');
  const origin = readOrigin(values.origin ?? `${protocol}//app.example`);
  return {
    url: new URL(url).href,
    origin,
    method,
    credentials,
    headers: values.headers.map(readHeader),
    ...(data === undefined ? {} : { body: { kind: 'string' } }),
    ...(pageAddress === undefined ? {} : { addresses: { [pageHost(origin)]: readAddress(pageAddress) } }),
  };
}

/** Milliseconds. */
export function readTimeout({ timeout = '10' }: ExplainValues): number {
  const seconds = Number(timeout);
  if (timeout.trim() !== '' && seconds > 0 && seconds <= 3600) return seconds * 1000;
  throw new UsageError(`--timeout must be a number of seconds up to 3600, not ${show(timeout)}`);
}

function readUrl(url: string): URL {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    const meant = `https://${url}`;
    const hint = /^[^/]/.test(url) && !url.includes('://') && URL.canParse(meant) ? `: did you mean ${meant}?` : '';
    throw new UsageError(`${show(url)} is not an http or https URL${hint}`);
  }
  const parsed = new URL(url);
  if (parsed.username === '' && parsed.password === '') return parsed;
  throw new UsageError('browsers do not accept a user name or password in the URL of a request');
}

function readOrigin(origin: string): string {
  if (origin === 'null' || isSerializedOrigin(origin)) return origin;
  const meant = URL.canParse(origin) ? new URL(origin).origin : `https://${origin}`;
  const hint = isSerializedOrigin(meant) ? `: did you mean ${meant}?` : '';
  throw new UsageError(`${show(origin)} is not an origin as browsers send it${hint}`);
}

function readAddress(address: string): string {
  if (isIP(address.replace(/^\[|\]$/g, '')) !== 0) return toUrlHost(address);
  throw new UsageError(`--page-address must be an IP address, not ${show(address)}`);
}

function readHeader(line: string): Header {
  const [, name = ''] = /^([^:]*):/.exec(line) ?? [];
  const value = normalizeHeaderValue(line.slice(name.length + 1));
  // the rest of the line may be a secret
  if (!isToken(name))
    throw new UsageError(`${show(line.replace(/[\s:].*/s, ''))} is not a header: use --header 'Name: value'`);
  if (!isHeaderValue(value))
    throw new UsageError(`the value of the ${name} header contains a character not allowed in headers`);
  return [name, value];
}

function show(text: string): string {
  return JSON.stringify(text);
}
