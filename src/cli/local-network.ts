import type { AddressSpace } from '../browser/address-spaces.ts';
import type { EngineName } from '../browser/engine-name.ts';
import type { LocalNetworkAccess, LocalNetworkVerdict } from '../browser/local-network.ts';
import type { Trace } from '../browser/verdict.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Judge, listed } from './judges.ts';

export type LocalNetworkVerdicts = Readonly<Record<EngineName, LocalNetworkVerdict>>;

type Traces = Readonly<Record<Judge, Trace>>;

/** The strictest verdict of each engine on the way of the request; nothing if it leads to public addresses only. */
export function localNetworkIn(traces: Traces): LocalNetworkVerdicts | undefined {
  if (firstRestricted(traces) === undefined) return undefined;
  const verdictIn = (engine: EngineName): LocalNetworkVerdict => {
    const found = traces[engine].steps.map(({ localNetwork }) => localNetwork?.[engine]);
    return ORDER.find((verdict) => found.includes(verdict)) ?? 'allow';
  };
  return { chromium: verdictIn('chromium'), firefox: verdictIn('firefox'), webkit: verdictIn('webkit') };
}

const ORDER: readonly LocalNetworkVerdict[] = ['block', 'ask'];

/** The engines with this verdict. */
export function enginesThat(verdict: LocalNetworkVerdict, verdicts: LocalNetworkVerdicts): readonly EngineName[] {
  return ENGINES.filter((engine) => verdicts[engine] === verdict);
}

const ENGINES = ['chromium', 'firefox', 'webkit'] as const;

interface Restricted {
  readonly access: LocalNetworkAccess;
  readonly url: URL;
  readonly isHttpsPage: boolean;
}

function firstRestricted({ standard, chromium, firefox, webkit }: Traces): Restricted | undefined {
  const { origin } = standard.request;
  for (const { seen, localNetwork: access } of [standard, chromium, firefox, webkit].flatMap(({ steps }) => steps)) {
    if (access !== undefined) return { access, url: new URL(String(seen)), isHttpsPage: origin.startsWith('https:') };
  }
  return undefined;
}

/** What engines do with the first request to the user's computer or network, and what users, page and server can change. */
export function localNetworkAdvice(traces: Traces): readonly Diagnosis[] {
  const restricted = firstRestricted(traces);
  if (restricted === undefined) return [];
  const { access, url } = restricted;
  const place =
    access.target === 'unspecified'
      ? 'whose address is for listening, not for connecting'
      : `which is on ${PLACES[access.target]}`;
  const page = access.pageAssumed ? 'A page that is assumed to be public' : `A page on ${PLACES[access.page]}`;
  const what = (verdict: LocalNetworkVerdict, one: string, several: string) => {
    const engines = enginesThat(verdict, access);
    return engines.length === 0 ? [] : [`${listed(engines)} ${engines.length === 1 ? one : several}`];
  };
  const verdicts = [
    ...what('ask', 'first asks the user', 'first ask the user'),
    ...what('block', 'blocks the request', 'block the request'),
  ];
  return [
    {
      code: 'local-network-access',
      message: `${page} requests ${url.host}, ${place}. ${verdicts.join(', but ')}`,
      page: pageAdvice(restricted).join('. '),
      fix: serverAdvice(restricted),
    },
  ];
}

const PLACES: Readonly<Record<AddressSpace, string>> = {
  loopback: "the user's computer",
  local: 'the local network',
  public: 'a public address',
  unspecified: '0.0.0.0 or [::]',
};

function pageAdvice({ access, url, isHttpsPage }: Restricted): readonly string[] {
  const { chromium, firefox, webkit, target, pageAssumed } = access;
  const asking = enginesThat('ask', access);
  const permission = target === 'loopback' ? 'loopback-network' : 'local-network';
  const isMixed = isHttpsPage && url.protocol === 'http:';
  return [
    ...(asking.length === 0
      ? []
      : [
          `In ${listed(asking)}, the user must click Allow in the prompt, or allow access in the site settings`,
          `A cross-origin frame needs <iframe allow="${permission}">`,
        ]),
    ...(chromium === 'block' && !isHttpsPage ? ['Chromium asks only on https pages: serve the page over https'] : []),
    ...(chromium === 'block' && isMixed
      ? [`In Chromium, use fetch(url, { targetAddressSpace: '${target}' }), which asks the user instead`]
      : []),
    ...(firefox === 'block' && target === 'unspecified'
      ? ['Request localhost instead: Firefox never connects to 0.0.0.0']
      : []),
    ...(webkit === 'block' ? ['WebKit requires an https URL, even for localhost'] : []),
    ...(pageAssumed ? ['If the page is not public, add --page-address with its address'] : []),
  ];
}

function serverAdvice({ access, isHttpsPage, url }: Restricted): string {
  const isMixed = isHttpsPage && url.protocol === 'http:' && enginesThat('block', access).length > 0;
  return isMixed
    ? 'Serve the API over https, with a valid certificate. No response header can change this'
    : 'No response header can change this. A page served from the same computer or network needs no permission';
}
