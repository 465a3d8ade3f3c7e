import { LONGEST_ORIGIN, parseOrigin } from '../standard/origins.ts';
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

/** Why no browser would send this, for a message. */
export function whyNoOrigin(text: string): string {
  const [scheme, rest] = split(text, '://');
  if (text.length > LONGEST_ORIGIN) return `it is longer than ${LONGEST_ORIGIN} characters`;
  if (/[\s,]/.test(text.trim())) return 'one entry holds one origin';
  if (text !== text.trim()) return 'it has white space around it';
  if (rest === undefined) return 'it has no scheme';
  if (scheme === 'file') return 'pages from files have the origin null';
  if (rest.includes('@')) return 'an origin has no user name';
  if (/[/?#\\]/.test(rest)) return 'an origin ends before the path, without a slash';
  if (text !== text.toLowerCase()) return 'origins are in lower case';
  if (/:\d*$/.test(rest)) return 'ports are 1 to 65535 without leading zeros, the default port is left out';
  if (text.includes('*')) return '"*" stands for subdomains ("https://*.example.com") or for the port (":*") only';
  return /[^\x20-\x7e]/.test(text)
    ? 'international hosts are in punycode'
    : 'its host is none that a browser would write';
}

/** What the author most likely meant: one corrected origin, several, or nothing. */
export function suggestOrigins(text: string): readonly string[] {
  return text.split(/[\s,]+/).flatMap((entry) => {
    const suggestion = suggestOrigin(entry);
    return suggestion === undefined ? [] : [suggestion];
  });
}

function suggestOrigin(text: string): string | undefined {
  // a lone word is no host that anyone meant
  if (!/[.:]|^localhost$/.test(text)) return undefined;
  const spelled = text.replace(/^(https?):[/\\]*/i, '$1://');
  const scheme = /^(localhost|127\.)/.test(text) ? 'http' : 'https';
  const withScheme = spelled.includes('://') ? spelled : `${scheme}://${spelled}`;
  // a wildcard label and a wildcard port would not survive the URL parser
  const anyPort = /:\*(?=$|[/?#])/.test(withScheme);
  const plain = withScheme.replace(/:\*(?=$|[/?#])/, '').replace('://*.', '://any-label.');
  if (plain.includes('*') || !URL.canParse(plain)) return undefined;
  const { protocol, host } = new URL(plain);
  const entry = `${protocol}//${host.toLowerCase()}`.replace('://any-label.', '://*.') + (anyPort ? ':*' : '');
  return parseOriginEntry(entry) === undefined ? undefined : entry;
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || (/\d$/.test(host.replace(/\.$/, '')) && /(?:^|\.)\d+\.?$/.test(host));
}

function split(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
