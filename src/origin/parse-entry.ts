import { parseOrigin } from '../standard/origins.ts';
import type { OriginPattern } from './origin-rule.ts';

/**
 * The parts of a pattern, or of an exact origin, which is a pattern without wildcards; nothing where no browser sends
 * anything that it could match.
 */
export function parseOriginEntry(text: string): OriginPattern | undefined {
  const anyPort = text.endsWith(':*');
  const [scheme, rest = ''] = split(anyPort ? text.slice(0, -2) : text, '://');
  const subdomains = rest.startsWith('*.');
  const parts = parseOrigin(`${scheme}://${subdomains ? rest.slice(2) : rest}`);
  if (parts === undefined || (anyPort && parts.port !== '') || (subdomains && isAddress(parts.host))) return undefined;
  return { scheme: parts.scheme, subdomains, host: parts.host, port: anyPort ? '*' : parts.port };
}

export function isPattern(text: string): boolean {
  return text.includes('*');
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || (/\d$/.test(host.replace(/\.$/, '')) && /(?:^|\.)\d+\.?$/.test(host));
}

function split(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
