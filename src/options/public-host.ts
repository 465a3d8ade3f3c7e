import { correctEntry } from '../origin/correct-entry.ts';
import { isOrdinaryOrigin } from '../standard/origins.ts';

// a scheme alone is a host name by its grammar only
const SCHEME = /^(?:https?|wss?)$/;

/** host [ ":" port ], as in a Host header, in any letter case; the default port is allowed. */
export function isPublicHost(text: string): boolean {
  const host = text.toLowerCase().replace(/:(?:80|443)$/, '');
  return !SCHEME.test(host) && isOrdinaryOrigin(`https://${host}`);
}

/** The host that was meant: of a URL, in Punycode, without what cannot be part of it. */
export function publicHostMeant(value: unknown): string | undefined {
  const [entry = '', ...more] = typeof value === 'string' ? correctEntry(value) : [];
  const host = entry.slice(entry.indexOf('://') + 3);
  return more.length === 0 && isPublicHost(host) ? host : undefined;
}
