const WEB_SCHEMES: ReadonlySet<string> = new Set(['http', 'https']);

/** Sites on the web, whose names are registered. */
export function isWebScheme(scheme: string): boolean {
  return WEB_SCHEMES.has(scheme);
}

/**
 * Can a page have an origin with this scheme? WebSockets are opened by pages of http and https, and a scheme that differs
 * from these by one letter is misspelled. Applications and extensions have schemes of their own.
 */
export function isPageScheme(scheme: string): boolean {
  return scheme !== 'ws' && scheme !== 'wss' && !isMisspelled(scheme);
}

// http or https with one letter that is added, removed or replaced
const MISSPELLED = /^(?:[a-z]?h?ttps?|h[a-z]t?tps?|ht[a-z]?t?ps?|htt[a-z]?p?s?|http(?:[a-z]s?|s[a-z]))$/;

/** Is this almost http or https? */
export function isMisspelled(scheme: string): boolean {
  return MISSPELLED.test(scheme) && !isWebScheme(scheme);
}
