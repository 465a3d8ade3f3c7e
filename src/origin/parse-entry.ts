import { isAddress, isLoopbackHost, parseOrigin } from '../standard/origins.ts';
import { isPrivateAddress } from '../standard/private-addresses.ts';
import type { OriginPattern } from './origin-rule.ts';
import { isPageScheme, isWebScheme } from './page-schemes.ts';
import type { WildcardPattern } from './wildcard-patterns.ts';

const PUNCTUATION = /[!"$&'()+,;=`{}~]/;

// valid in a host, but more likely quotes, separators or part of a RegExp: "https://a.example;", "https://a+.example"
const MISTAKE = /(?:^|\.)[!"$&'()+,;=~]|[!"$&'()+,;=~](?:\.|$)|["`{}]|^(?:[^,;.]*\.[^,;]*|localhost)[,;]/;

/**
 * The parts of a pattern, or of an exact origin, which is a pattern without wildcards; undefined if it cannot match
 * any origin that a browser sends.
 */
export function parseOriginEntry(text: string): OriginPattern | WildcardPattern | undefined {
  const anyPort = text.endsWith(':*');
  const [scheme, rest = ''] = splitScheme(anyPort ? text.slice(0, -2) : text);
  const subdomains = rest.startsWith('*.');
  const written = subdomains ? rest.slice(2) : rest;
  const wildcard = isPattern(written) ? findWildcard(scheme, written.replace(/:\d+$/, '')) : undefined;
  // a wildcard is not valid in an origin, but what it stands for is
  const host = written.replaceAll('*', wildcard?.sample ?? '*');
  const parts = parseOrigin(isPattern(text) ? `${scheme}://${host}` : text);
  if (parts === undefined || !isPageScheme(scheme) || (anyPort && parts.port !== '')) return undefined;
  if ((isPattern(text) ? PUNCTUATION : MISTAKE).test(parts.host)) return undefined;
  // `https://${process.env.HOST}`
  if (parts.host === 'undefined') return undefined;
  if (subdomains && (wildcard !== undefined || isAddress(parts.host))) return undefined;
  const port = anyPort ? '*' : parts.port;
  if (wildcard === undefined) return { kind: 'host', scheme, subdomains, host: parts.host, port };
  const { kind, before, after } = wildcard;
  return { kind, scheme, before, after, port, text };
}

/** Is every origin that the pattern matches on this computer? */
export function isLoopbackPattern(pattern: OriginPattern | WildcardPattern): boolean {
  if (pattern.kind === 'host') return isLoopbackHost(pattern.host);
  return pattern.before.startsWith('127.') || isLoopbackHost(`x${pattern.after}`);
}

export function isPattern(text: string): boolean {
  return text.includes('*');
}

type Wildcard = Pick<WildcardPattern, 'kind' | 'before' | 'after'> & {
  /** A text that the wildcard can stand for. */
  readonly sample: string;
};

function findWildcard(scheme: string, host: string): Wildcard | undefined {
  if (host === '*' && !isWebScheme(scheme)) return { kind: 'any-host', before: '', after: '', sample: 'x' };
  const network = /^((?:\d+\.)+)\*(?:\.\*)*$/.exec(host)?.[1];
  if (network !== undefined && isPrivateAddress(network))
    return { kind: 'addresses', before: network, after: '', sample: '0' };
  if (!/^[^.*]*\*[^.*]*\.[^*]+$/.test(host)) return undefined;
  const at = host.indexOf('*');
  const after = host.slice(at + 1);
  const isLabel = /\..*\./.test(after) || isLoopbackHost(`x${after}`);
  return isLabel ? { kind: 'label', before: host.slice(0, at), after, sample: 'x' } : undefined;
}

function splitScheme(text: string): readonly [scheme: string, rest?: string] {
  const at = text.indexOf('://');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 3)];
}
