import { headerValue } from '../../standard/header-lines.ts';
import { isRedirectStatus } from '../../standard/statuses.ts';
import { readHttpUrl } from './copied-request.ts';
import type { HarEntry } from './har-entry.ts';

interface Hop {
  readonly preflight: HarEntry | undefined;
  readonly entry: HarEntry;
}

/** A cross-origin request with its preflights, and with the requests that its redirects led to. */
export interface HarChain {
  readonly origin: string;
  readonly hops: readonly [Hop, ...Hop[]];
}

/** As many as browsers follow: https://fetch.spec.whatwg.org/#concept-http-redirect-fetch */
const MOST_REDIRECTS = 20;

interface Queue {
  readonly items: { readonly entry: HarEntry; readonly index: number }[];
  next: number;
}

type Queues = Map<string, Queue>;

/** Pairs each cross-origin request with its preflight, by URL and method, and follows its redirects. */
export function harChains(entries: readonly HarEntry[]): readonly HarChain[] {
  const preflights: Queues = new Map();
  const requests: Queues = new Map();
  entries.forEach((entry, index) => {
    const { url, preflightFor } = entry;
    if (preflightFor === undefined) enqueue(requests, url, entry, index);
    else enqueue(preflights, keyOf(url, preflightFor), entry, index);
  });
  const targets = new Set<HarEntry>();
  const chains: HarChain[] = [];
  entries.forEach((entry, index) => {
    if (entry.preflightFor !== undefined || targets.has(entry) || isNoCors(entry)) return;
    const preflight = take(preflights, keyOf(entry.url, entry.method), -1);
    const origin = originOfPage(entry, preflight);
    if (origin === undefined || new URL(entry.url).origin === origin) return;
    const hops: [Hop, ...Hop[]] = [{ entry, preflight }];
    for (let next = target(entry, index, requests); next !== undefined; next = target(next, index, requests)) {
      targets.add(next);
      hops.push({ entry: next, preflight: take(preflights, keyOf(next.url, next.method), -1) });
      if (hops.length > MOST_REDIRECTS) break;
    }
    chains.push({ origin, hops });
  });
  return chains;
}

function enqueue(queues: Queues, key: string, entry: HarEntry, index: number): void {
  const queue = queues.get(key) ?? { items: [], next: 0 };
  queue.items.push({ entry, index });
  queues.set(key, queue);
}

/** The first entry that was not taken yet and that comes after an index. */
function take(queues: Queues, key: string, after: number): HarEntry | undefined {
  const queue = queues.get(key);
  if (queue === undefined) return undefined;
  while (queue.next < queue.items.length) {
    const item = queue.items[queue.next++];
    if (item !== undefined && item.index > after) return item.entry;
  }
  return undefined;
}

function keyOf(url: string, method: string): string {
  return `${method} ${url}`;
}

/** A navigation, an image without crossorigin, or a fetch with mode no-cors. */
function isNoCors({ headers, resourceType, status, error }: HarEntry): boolean {
  const mode = headerValue(headers, 'Sec-Fetch-Mode');
  if (mode !== undefined) return mode !== 'cors';
  if (resourceType === 'document' || resourceType === 'websocket') return true;
  if (headerValue(headers, 'Origin') !== undefined) return false;
  // Chromium leaves Origin out where the preflight failed
  const isScripted = resourceType === 'fetch' || resourceType === 'xhr';
  return !isScripted || status !== 0 || error === 'net::ERR_ABORTED';
}

/** The preflight always has an Origin; that of a later hop can be null. */
function originOfPage(entry: HarEntry, preflight: HarEntry | undefined): string | undefined {
  return (preflight === undefined ? undefined : headerValue(preflight.headers, 'Origin')) ?? entry.pageOrigin;
}

/** The entry that a redirect led to. */
function target({ status, responseHeaders, url }: HarEntry, index: number, requests: Queues): HarEntry | undefined {
  const location = isRedirectStatus(status) ? headerValue(responseHeaders, 'Location') : undefined;
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const next = readHttpUrl(new URL(location, url).href);
  return next === undefined ? undefined : take(requests, next.href, index);
}
