/** A part of the web that a RegExp can match origins of, on any port. */
export interface Site {
  readonly scheme: string;
  /**
   * `host`: this host. `domain`: this host and everything below it. `network`: private addresses, such as `192.168.*.*`.
   * `scheme`: any host, and `host` is empty.
   */
  readonly kind: 'host' | 'domain' | 'network' | 'scheme';
  readonly host: string;
}

/** Each site in words: "https://example.com and its subdomains". */
export function describeSites(sites: readonly Site[]): readonly string[] {
  return sites.map(({ scheme, kind, host }) => {
    if (kind === 'scheme') return `all origins of ${scheme}://`;
    return `${scheme}://${host}${kind === 'domain' ? ' and its subdomains' : ''}`;
  });
}

/** Each site once, in alphabetical order. A host is not listed next to the domain that includes it. */
export function uniteSites(sites: readonly Site[]): readonly Site[] {
  const known = new Map<string, Site>();
  for (const site of sites) {
    const key = `${site.scheme}://${site.host}`;
    if (known.get(key)?.kind !== 'domain') known.set(key, Object.freeze(site));
  }
  return [...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, site]) => site);
}
