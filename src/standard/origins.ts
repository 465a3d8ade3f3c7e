/** scheme (64) "://" host (253) ":" port (5): no origin that a browser sends is longer. */
export const LONGEST_ORIGIN = 326;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { ftp: '21', http: '80', https: '443', ws: '80', wss: '443' };

// scheme "://" host [ ":" port ]
//   scheme = lower-case letter *( lower-case letter / DIGIT / "+" / "-" / "." / "_" )
//   host   = "[" IPv6 "]" / label *( "." label ) [ "." ]
//   label  = what the URL parser keeps unchanged in a domain, except "*": https://url.spec.whatwg.org/#forbidden-domain-code-point
//   port   = 1 to 65535 without leading zero, and not the scheme's own
const ORIGIN =
  /^([a-z][\da-z+.\-_]*):\/\/(\[[\da-f:]+\]|[\da-z!"$&'()+,\-;=_`{}~]+(?:\.[\da-z!"$&'()+,\-;=_`{}~]+)*\.?)(?::([1-9]\d{0,4}))?$/;

const ORDINARY_HOST = /^[\da-z._-]+$|^\[/;

const ADDRESS_HOST = /^\[|(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/;

// https://url.spec.whatwg.org/#concept-ipv4-serializer
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ADDRESS = `(?:${OCTET}\\.){3}${OCTET}`;

// most origins: names where at most the first label begins with a digit, a single label that is not a number, or an IPv4
// address; ports below 10000 that are not the default of any scheme. These pass everything that `parseOrigin` checks.
const ORDINARY_LABELS = '[\\da-z_-]+(?:\\.[a-z_-][\\da-z_-]*)+|(?!0x)\\d*[a-z_-][\\da-z_-]*';
const ORDINARY_PORT = '(?!(?:21|80|443)$)[1-9]\\d{0,3}';
const ORDINARY = new RegExp(
  `^(?!file:)[a-z][\\da-z+.\\-_]*://(?:${ORDINARY_LABELS}|${ADDRESS})(?::${ORDINARY_PORT})?$`,
);

/** The parts of a serialized origin; `port` is empty if it is the scheme's own. */
export interface OriginParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

/**
 * The parts of an origin as browsers serialize it, or undefined if no browser would send such a text. Wider than the
 * grammar where browsers are: underscores, hyphens at the edge of a label and a trailing dot do occur.
 *
 * https://fetch.spec.whatwg.org/#origin-header
 * https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function parseOrigin(text: string): OriginParts | undefined {
  if (text.length > LONGEST_ORIGIN) return undefined;
  const [, scheme = '', host = '', port = ''] = ORIGIN.exec(text) ?? [];
  if (scheme === '' || scheme === 'file') return undefined;
  if (port !== '' && (Number(port) > 65535 || DEFAULT_PORTS[scheme] === port)) return undefined;
  if (isAddress(host) && !isCanonicalAddress(host)) return undefined;
  return { scheme, host, port };
}

/** Is this text one origin as a browser would send it? `null` is not: it identifies no one. */
export function isSerializedOrigin(text: string): boolean {
  return isMostOrdinary(text) || parseOrigin(text) !== undefined;
}

/**
 * Is this a serialized origin whose host has only letters, digits, hyphens and underscores? Browsers also send other hosts
 * (`https://a!b.example`), but no registry has such names, so patterns and RegExps do not match them.
 */
export function isOrdinaryOrigin(text: string): boolean {
  return isMostOrdinary(text) || ORDINARY_HOST.test(parseOrigin(text)?.host ?? '');
}

function isMostOrdinary(text: string): boolean {
  return text.length <= LONGEST_ORIGIN && ORDINARY.test(text);
}

const LOOPBACK = /^(?:(?:.+\.)?localhost|\[::1\]|127(?:\.\d+){3})\.?$/;

/** Loopback hosts count as trustworthy: https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/** In brackets, or the last label is a number: the URL standard takes such a host for an address. */
export function isAddress(host: string): boolean {
  return ADDRESS_HOST.test(host);
}

/** https://url.spec.whatwg.org/#host-serializing */
function isCanonicalAddress(host: string): boolean {
  try {
    return new URL(`http://${host}`).hostname === host;
  } catch {
    return false;
  }
}
