import { isLoopbackHost } from '../standard/origins.ts';
import { addressSpaceOf } from './address-spaces.ts';
import type { EngineName } from './engine-name.ts';
import { localNetworkVerdict } from './local-network.ts';
import type { PreparedRequest } from './prepare-request.ts';
import type { Finding } from './steps.ts';
import { isTrustworthy } from './wire-request.ts';

/** Whether this is an http request that an https page may not send; without an engine, by the standard. */
export function isMixedContent(origin: string, url: URL, engine?: EngineName): boolean {
  if (!origin.startsWith('https:') || url.protocol !== 'http:') return false;
  if (engine === 'webkit') return true;
  return !isTrustworthy(url) && (engine !== 'chromium' || addressSpaceOf(url.hostname) === 'public');
}

/** The first check of each request, also after a redirect. Finds nothing if every engine allows the request. */
export function checkLocalNetwork({ origin, url, addresses, mode, rules }: PreparedRequest): readonly Finding[] {
  const address = addressOf(url.hostname, addresses);
  const target = addressSpaceOf(address);
  if (target === 'public') return [];
  const host = addressOf(pageHost(origin), addresses);
  const pageAssumed = !isLoopbackHost(host) && !IP_ADDRESS.test(host);
  const page = pageAssumed ? 'public' : addressSpaceOf(host);
  const isSecureContext = !origin.startsWith('http:') || isTrustworthy(new URL(origin));
  const localVerdict = (engine: EngineName) =>
    localNetworkVerdict({ page, target: addressSpaceOf(address, engine), isSecureContext, mode }, engine);
  const verdict = (engine: EngineName) => (isMixedContent(origin, url, engine) ? 'block' : localVerdict(engine));

  const [chromium, firefox, webkit] = [verdict('chromium'), verdict('firefox'), verdict('webkit')];
  if ([chromium, firefox, webkit].every((each) => each === 'allow')) return [];
  const from = pageAssumed ? `${page} (assumed)` : page;
  const message = `The page's address is ${from}; the server's is ${target}. Chromium: ${chromium}, Firefox: ${firefox}, WebKit: ${webkit}`;
  const localNetwork = { page, pageAssumed, target, address, chromium, firefox, webkit };
  const step = { code: 'address-space', seen: url.href, message, localNetwork } as const;
  const isBlocked = rules.engine !== undefined && localVerdict(rules.engine) === 'block';
  return [isBlocked ? { ...step, problem: 'local-network-access', detail: { url: url.href, page, target } } : step];
}

/** The name of the page in `addresses`: its host, or `null`. */
export function pageHost(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : origin;
}

const IP_ADDRESS = /^[\d.]+$|^\[/;

/** The address of a host, or its name if the address is not known. Browsers resolve localhost names themselves. */
function addressOf(host: string, addresses: Readonly<Record<string, string>>): string {
  return !isLoopbackHost(host) && Object.hasOwn(addresses, host) ? String(addresses[host]) : host;
}
