import type { CorsRequest } from '../classify/request.ts';
import { parseAuthority } from '../standard/authority.ts';
import { isLoopbackHost } from '../standard/origins.ts';

/**
 * Returns the first host name in a request that is not listed: empty if the request has none, all values if `Host` is
 * repeated, and `undefined` if every name is listed.
 */
export type HostCheck = (request: CorsRequest) => string | undefined;

// absolute-form = scheme "://" authority [ path ]: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
const ABSOLUTE_FORM = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i;

/**
 * Checks the host name that a request was sent to. After DNS rebinding, nothing else distinguishes a foreign page from the
 * server's own. Every place that can have a name is checked: `:authority`, `Host`, and the target of a proxy request.
 *
 *     entry = "loopback" / ["*."] host [":" port]
 *
 * An entry without a port matches any port. A request without a port means 80 or 443. `loopback` is localhost, *.localhost,
 * 127.0.0.0/8 and [::1].
 */
export function createHostCheck(entries: readonly string[]): HostCheck {
  const listed = new Set(entries.map((entry) => entry.toLowerCase().replace(/\.(?=$|:)/, '')));
  const loopback = listed.delete('loopback');
  let recent: unknown;

  function isListed(name: unknown): boolean {
    const { host, port } = (typeof name === 'string' && parseAuthority(name)) || {};
    if (host === undefined) return false;
    if (loopback && isLoopbackHost(host)) return true;
    const patterns = [host, ...[...host.matchAll(/\./g)].map(({ index }) => `*${host.slice(index)}`)];
    const ends = port === '' ? ['', ':80', ':443'] : ['', `:${port}`];
    return patterns.some((pattern) => ends.some((end) => listed.has(pattern + end)));
  }

  function findUnlisted(name: string | readonly string[] | undefined): string | undefined {
    // nearly all requests have the same name as the one before
    if (name === undefined || name === recent) return undefined;
    if (!isListed(name)) return String(name);
    recent = name;
    return undefined;
  }

  return ({ headers, url = '', rawHeaders = [] }) => {
    const { host, ':authority': authority } = headers;
    return (
      findUnlisted(authority ?? host ?? '') ??
      (authority === undefined ? undefined : findUnlisted(host)) ??
      findUnlisted(hostLines(rawHeaders)) ??
      (url[0] === '/' ? undefined : findUnlisted(ABSOLUTE_FORM.exec(url)?.[1]))
    );
  };
}

/** `headers` keeps only one of several `Host` lines: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
function hostLines(rawHeaders: readonly string[]): string | undefined {
  let lines: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    // nearly all clients send `Host`
    if (name !== 'Host' && (name?.length !== 4 || name.toLowerCase() !== 'host')) continue;
    lines = lines === undefined ? rawHeaders[at + 1] : `${lines}, ${rawHeaders[at + 1]}`;
  }
  return lines;
}
