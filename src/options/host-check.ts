import type { CorsRequest } from '../classify/request.ts';
import { parseAuthority } from '../standard/authority.ts';
import { isLoopbackHost } from '../standard/origins.ts';

/**
 * The name of this server in a request, if it is not listed: empty if the request has no name, and all values if `Host` is
 * repeated. `undefined` if every name in the request is listed.
 */
export type HostCheck = (request: CorsRequest) => string | undefined;

// absolute-form = scheme "://" authority [ path ]: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
const ABSOLUTE_FORM = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i;

/**
 * Checks the name under which a request was sent, which is all that distinguishes a page whose name was rebound to this
 * server from the server's own pages. Each place counts that has one: `:authority`, `Host`, and the target of a request
 * for a proxy.
 *
 *     entry = "loopback" / ["*."] host [":" port]
 *
 * An entry without a port matches any port. A name without a port is on 80 or on 443. `loopback` is localhost, *.localhost,
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
    // nearly all requests have the name of the request before
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

/** `headers` has only one of several lines: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
function hostLines(rawHeaders: readonly string[]): string | undefined {
  let lines: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    // as nearly all clients write it
    if (name !== 'Host' && (name?.length !== 4 || name.toLowerCase() !== 'host')) continue;
    lines = lines === undefined ? rawHeaders[at + 1] : `${lines}, ${rawHeaders[at + 1]}`;
  }
  return lines;
}
