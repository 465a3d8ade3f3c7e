import { headerValue } from '../../standard/header-lines.ts';
import type { Header } from '../../standard/request-headers.ts';
import { pageHeadersOf } from './browser-headers.ts';
import { cookieOf, needsNoPreflight, placeholderFor, requestedHeaders } from './copied-request.ts';
import { type HarChain, harChains } from './har-chains.ts';
import { type HarEntry, readHarEntry, readPageOrigins } from './har-entry.ts';
import { isRecord } from './json.ts';
import type { Parsed, PastedRequest, RecordedExchange, Refusal } from './pasted.ts';
import { toUrlHost } from './url-host.ts';

/** The cross-origin requests of a HAR file, each with what the browser recorded for it. */
export function parseHar(text: string): Parsed {
  const log = readLog(text);
  if ('reason' in log) return log;
  const origins = readPageOrigins(log.pages);
  const entries = log.entries.map((entry) => readHarEntry(entry, origins)).filter((entry) => entry !== undefined);
  const addresses = new Map(
    entries.filter(({ address }) => address !== undefined).map(({ url, address }) => [new URL(url).hostname, address]),
  );
  return { requests: harChains(entries).map((chain) => toRequest(chain, addresses)) };
}

interface Log {
  readonly entries: readonly unknown[];
  readonly pages: unknown;
}

function readLog(text: string): Log | Refusal {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return { reason: 'The HAR file is not valid JSON: is it complete?' };
  }
  const log = isRecord(root) && isRecord(root['log']) ? root['log'] : {};
  const { entries, pages } = log;
  return Array.isArray(entries) ? { entries, pages } : { reason: 'This JSON is not a HAR file: it has no log.entries' };
}

function toRequest({ origin, hops }: HarChain, addresses: Addresses): PastedRequest {
  const { preflight, entry } = hops[0];
  const { method, url, body, hasCookies } = entry;
  const cookie = cookieOf(entry.headers);
  const names = preflight === undefined ? [] : requestedHeaders(preflight.headers);
  const headers = pageHeaders(entry, preflight === undefined ? undefined : names);
  const unknown = names.filter((name) => headerValue(entry.headers, name) === undefined);
  return {
    kind: 'har',
    url,
    origin,
    method,
    headers,
    credentials: hasCookies ? 'include' : 'same-origin',
    ...(cookie === undefined ? {} : { cookie }),
    ...(body === undefined ? {} : { body }),
    ...(preflight !== undefined && needsNoPreflight(method, headers) ? { forcePreflight: true } : {}),
    ...(unknown.length === 0 ? {} : { unknown: { method: false, headers: unknown } }),
    recorded: {
      exchanges: hops.flatMap((hop) => [
        ...(hop.preflight === undefined ? [] : [exchange('preflight', hop.preflight)]),
        exchange('actual', hop.entry),
      ]),
      error: hops.at(-1)?.entry.error,
      addresses: addressesOf([origin, ...hops.map((hop) => hop.entry.url)], addresses),
    },
    notes: [],
  };
}

type Addresses = ReadonlyMap<string, string | undefined>;

/** Of the hosts of these URLs. */
function addressesOf(urls: readonly string[], addresses: Addresses): Readonly<Record<string, string>> {
  const hosts = urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
  return Object.fromEntries(
    hosts.flatMap((host) => {
      const address = addresses.get(host);
      return address === undefined ? [] : [[host, toUrlHost(address)]];
    }),
  );
}

const SAFELISTED: ReadonlySet<string> = new Set(['accept', 'content-language', 'content-type']);

/** The preflight names the page's headers; without one, they are all that the browser does not set itself. */
function pageHeaders({ headers }: HarEntry, names: readonly string[] | undefined): readonly Header[] {
  if (names === undefined) return pageHeadersOf(headers);
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const isWanted = (name: string) => wanted.has(name.toLowerCase()) || SAFELISTED.has(name.toLowerCase());
  const hidden = names.filter((name) => headerValue(headers, name) === undefined);
  return [...headers.filter(([name]) => isWanted(name)), ...hidden.map((name): Header => [name, placeholderFor(name)])];
}

function exchange(stage: RecordedExchange['stage'], entry: HarEntry): RecordedExchange {
  const { method, url, status, responseHeaders, responseBody } = entry;
  return { stage, method, url, status, headers: responseHeaders, body: responseBody };
}
