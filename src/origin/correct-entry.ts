import { isLoopbackHost } from '../standard/origins.ts';
import { parseOriginEntry } from './parse-entry.ts';

// "https//a", "http:/a", "hhttp://a", "ws://a": http and https, misspelt by a letter or in their punctuation
const WEB_SCHEME = /^(?:h{1,2}t{1,3}ps?|ht?ps?|htt?s?|wss?)(?::[/\\]*|\/\/)/i;

// zero-width characters that come with text copied from a page or a document
const ZERO_WIDTH = /\p{Cf}/gu;

const QUOTES = /^["'`]+|["'`]+$/g;

/** Is this the source of a RegExp, written as a string? */
export function isRegExpSource(text: string): boolean {
  return /^\/.*\/[dgimsuvy]*$/.test(text) || /^\^|\\[./dw-]|\$$|\.\+|\(\?:|\[[^\]]*-[^\]]*\]/.test(text);
}

/** The entries that this text was most likely meant to be, all of them accepted; empty where that is not certain. */
export function correctEntry(text: string): readonly string[] {
  if (isRegExpSource(text)) return [];
  const parts = entriesIn(text.replace(ZERO_WIDTH, ''));
  const schemes = parts.filter((part) => part.includes('://')).length;
  if (schemes > 0 && schemes < parts.length) return []; // "https://exam ple.com"
  const corrected = parts.map(correctOne).filter((entries) => entries !== undefined);
  return corrected.length < parts.length ? [] : [...new Set(corrected.flat())];
}

/** One text that has several entries: JSON, or entries between white space, commas, semicolons or pipes. */
function entriesIn(text: string): readonly string[] {
  return text
    .replace(/(https?);\/\//gi, '$1://')
    .replace(/^\s*\[(?=\s*["'])|\]\s*$/g, (bracket, at: number) => (at === 0 || /["']\s*\]/.test(text) ? '' : bracket))
    .split(/[\s,;|]+/)
    .map((part) => part.replace(QUOTES, ''))
    .filter((part) => part !== '');
}

function correctOne(text: string): readonly string[] | undefined {
  const [scheme, rest] = splitScheme(text);
  if (rest === undefined) return undefined;
  const [host = ''] = rest.replace(/^[^/?#]*@/, '').split(/[/\\?#]/, 1);
  // a lone word is a host only behind a scheme
  if (scheme === '' && !/[.:]|^localhost(?![a-z])/i.test(host)) return undefined;
  const candidates = hostsMeant(host).map((each) => normalizeEntry(schemeFor(scheme, each), each));
  return candidates.includes(undefined) ? undefined : candidates.filter((entry) => entry !== undefined);
}

/** The scheme, corrected; empty where there is none. */
function splitScheme(text: string): readonly [scheme: string, rest?: string] {
  let rest = text.replace(/^[/\\]+/, '');
  let scheme = '';
  for (let found = WEB_SCHEME.exec(rest); found !== null; found = WEB_SCHEME.exec(rest)) {
    const [whole] = found;
    scheme = /^(?:h.*s|wss)/i.test(whole) ? 'https' : 'http';
    rest = rest.slice(whole.length);
  }
  if (scheme !== '' || !rest.includes('://')) return [scheme, rest];
  const at = rest.indexOf('://');
  const own = rest.slice(0, at).toLowerCase();
  // pages of files have the origin null
  return own === 'file' ? [own] : [own, rest.slice(at + 3)];
}

function schemeFor(scheme: string, host: string): string {
  if (scheme !== '') return scheme;
  const name = host.replace(/:(?:\d+|\*)$/, '');
  return isLoopbackHost(name) || /^\[|^(?:\d+\.){3}/.test(name) ? 'http' : 'https';
}

/** The host as written, and where its subdomains were meant as well, those. */
function hostsMeant(written: string): readonly string[] {
  const host = bracketed(written.toLowerCase());
  const [, domain] = /^(?:\.?\*?\.|\*(?!-))((?:[^.*]+\.)+[^.*]+)$/.exec(host) ?? [];
  if (domain === undefined)
    return [host.replace(/(?<=[^.:*])\*$/, isLoopbackHost(host.replace(/\*$/, '')) ? ':*' : '')];
  return /^\.?\*\./.test(host) ? [`*.${domain}`] : [domain, `*.${domain}`];
}

/** `::1` and `::1:3000` lack the brackets of an IPv6 address. */
function bracketed(host: string): string {
  if (host.startsWith('[') || !/^[\da-f:]*::?[\da-f:]*$/.test(host) || host.split(':').length < 3) return host;
  const [, address = host, port = ''] = /^(.*::1)(:\d+)$/.exec(host) ?? [];
  return `[${address}]${port}`;
}

/** As a browser serializes it, without the default port; nothing where it is no entry. */
function normalizeEntry(scheme: string, written: string): string | undefined {
  const anyPort = written.endsWith(':*') ? ':*' : '';
  const host = anyPort === '' ? written.replace(/:$/, '') : written.slice(0, -2);
  // wildcards do not survive the URL parser
  const url = `${/^https?$/.test(scheme) ? scheme : 'https'}://${host.replaceAll('*', 'wildcard')}`;
  if (host === '' || !URL.canParse(url)) return undefined;
  const canonical = new URL(url).host.replaceAll('wildcard', '*');
  const entry = `${scheme}://${canonical}${anyPort}`;
  return parseOriginEntry(entry) === undefined ? undefined : entry;
}
