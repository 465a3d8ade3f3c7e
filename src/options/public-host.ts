import { isOrdinaryOrigin } from '../standard/origins.ts';

// a scheme alone fits the grammar of a host name
const SCHEME = /^(?:https?|wss?)$/;

/** host [ ":" port ], as in a Host header, in any letter case; the default port is allowed. */
export function isPublicHost(text: string): boolean {
  const host = text.toLowerCase().replace(/:(?:80|443)$/, '');
  return !SCHEME.test(host) && isOrdinaryOrigin(`https://${host}`);
}
