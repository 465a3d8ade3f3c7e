const WEB_SCHEMES: ReadonlySet<string> = new Set(['http', 'https']);

/** Sites on the web, whose names are registered. */
export function isWebScheme(scheme: string): boolean {
  return WEB_SCHEMES.has(scheme);
}

/**
 * Can a page have an origin with this scheme? WebSockets are opened by pages of http and https, and what differs from those
 * by one letter is misspelt. Applications and extensions have schemes of their own.
 */
export function isPageScheme(scheme: string): boolean {
  if (isWebScheme(scheme)) return true;
  return scheme !== 'ws' && scheme !== 'wss' && !isMisspelt(scheme);
}

/** Is this almost http or https? */
export function isMisspelt(scheme: string): boolean {
  return /^[a-z]+$/.test(scheme) && !isWebScheme(scheme) && [...WEB_SCHEMES].some((web) => isOneEditApart(scheme, web));
}

/** Do the texts differ by one character that is added, removed or replaced? */
function isOneEditApart(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rests = [one.slice(start), other.slice(start)] as const;
  return [rests, [rests[0].slice(1), rests[1]], [rests[0], rests[1].slice(1)], rests.map((rest) => rest.slice(1))].some(
    ([a, b]) => a === b,
  );
}
