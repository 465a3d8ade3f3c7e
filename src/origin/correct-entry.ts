import { isLoopbackHost } from '../standard/origins.ts';
import { isWebScheme } from './page-schemes.ts';
import { parseOriginEntry } from './parse-entry.ts';

// "https//a", "http:/a", "https;//a", "hhttp://a", "ws://a": http and https with a typo in letters or punctuation
const WEB_SCHEME = /^(?:h{1,2}t{1,3}ps?|ht?ps?|htt?s?|ttps?|wss?)(?::[/\\]*(?::\/\/)*|[:;.,]*\/\/)/i;

// "*://a", "http*://a", "https?://a", "http(s)://a", "{http,https}://a"
const BOTH_SCHEMES = /^(?:\*|https?\*|https?\?|http\(s\)\??|[({]https?[|,]https?[)}]):\/\//i;

// schemes whose own origins no page sends
export const OPAQUE_SCHEME: RegExp = /^(?:about|blob|data|file|javascript):/i;

// zero-width characters that come with text copied from a page or a document
const ZERO_WIDTH = /\p{Cf}/gu;

const QUOTES = /^["'`\u2018-\u201f\u00ab\u00bb]+|["'`\u2018-\u201f\u00ab\u00bb]+$/g;

// with the commas and semicolons of East Asian keyboards
const SEPARATORS = /[\s,;|\uff0c\uff1b\u3001]/;

/** Is this the source of a RegExp, written as a string? */
export function isRegExpSource(text: string): boolean {
  const rest = text.replace(BOTH_SCHEMES, '');
  return /^\/.*\/[dgimsuvy]*$/.test(text) || /^\^|\\[./dw-]|\$$|\.\+|\(\?:|\[[^\]]*-[^\]]*\]/.test(rest);
}

/** Does this mean both http and https? */
export function hasBothSchemes(text: string): boolean {
  return BOTH_SCHEMES.test(text);
}

/** Is this a range of addresses, such as 192.168.0.0/16 or [fd00::]/8? */
export function isNetwork(text: string): boolean {
  return /^(?:\w+:\/\/)?(?:[\d.]+|\[?(?:[\da-f]*:){2}[\da-f:.]*\]?)(?::\d+)?\/\d[\d.]*(?::\d+)?\/?$/i.test(text);
}

/** Is this a list, with its brackets, written as a string? */
export function isListSource(text: string): boolean {
  return /^\s*\[.*\]\s*$/s.test(text) && /["']|:\/\//.test(text);
}

/** The valid entries that this text was most likely meant to be; empty if that is not certain. */
export function correctEntry(text: string): readonly string[] {
  if (isRegExpSource(text)) return [];
  const both = bothSchemes(text);
  if (both !== undefined) return both.flatMap(correctEntry);
  const parts = entriesIn(text.replace(ZERO_WIDTH, ''));
  const corrected = parts.map(correctOne).filter((entries) => entries !== undefined);
  return corrected.length < parts.length ? [] : [...new Set(corrected.flat())];
}

function bothSchemes(text: string): readonly string[] | undefined {
  const rest = text.replace(BOTH_SCHEMES, '');
  if (rest === text || hasSeveral(rest)) return undefined;
  return [`http://${rest}`, `https://${rest}`];
}

/** Does this have the separators of a list? */
export function hasSeveral(text: string): boolean {
  return SEPARATORS.test(text.trim());
}

/** One text that has several entries: JSON, or entries between white space, commas, semicolons or pipes. */
function entriesIn(text: string): readonly string[] {
  const plain = text.replace(/\\(?=["'])/g, '').replace(/\s*(:\/\/|:(?=\d))\s*/g, '$1');
  const list = /^\s*[[(<{](.*)[\])>}]\s*$/s.exec(plain)?.[1] ?? plain;
  const entries = (/["']|:\/\//.test(list) ? list : plain).replace(/(https?)[;,.]+\/\//gi, '$1://');
  const parts = entries.split(SEPARATORS).map((part) => part.replace(QUOTES, ''));
  const named = parts.filter((part) => !/^(?:null|undefined|)$/.test(part));
  // white space inside a host: "https://exam ple.com"
  const schemes = named.filter((part) => part.includes('://')).length;
  return schemes > 0 && schemes < named.length && !/[,;|\uff0c\uff1b\u3001]/.test(entries) ? [] : named;
}

function correctOne(text: string): readonly string[] | undefined {
  const [scheme, rest] = splitScheme(text);
  if (rest === undefined || !isPlainHost(rest)) return undefined;
  const host = rest.replace(/^[^/?#]*@/, '').replace(/[/\\?#].*/s, '');
  // a lone word is a host only after a scheme
  if (scheme === '' && !/[.:]|^localhost(?![a-z])/i.test(host)) return undefined;
  const candidates = hostsMeant(host).map((each) => normalizeEntry(schemeFor(scheme, each), each));
  const entries = candidates.filter((entry) => entry !== undefined);
  return entries.length < candidates.length ? undefined : entries;
}

/** The scheme, corrected; empty if there is none. */
function splitScheme(text: string): readonly [scheme: string, rest?: string] {
  if (OPAQUE_SCHEME.test(text)) return [''];
  let rest = text.replace(/^:?[/\\]+/, '');
  let scheme = '';
  for (let found = WEB_SCHEME.exec(rest); found !== null; found = WEB_SCHEME.exec(rest)) {
    const [whole] = found;
    scheme = /h.*s|t+ps|wss/i.test(whole) ? 'https' : 'http';
    rest = rest.slice(whole.length);
  }
  if (scheme !== '' || !rest.includes('://')) return [scheme, rest];
  const at = rest.indexOf('://');
  return [rest.slice(0, at).toLowerCase(), rest.slice(at + 3)];
}

/** Not "localhost:300?", "app-?.example.com", a network, a number alone or the name of a variable. */
function isPlainHost(text: string): boolean {
  return !isNetwork(text) && !/:\d+\?$|\?\.|^\d+(?:\/|$)|:\/\/|^\w+(?:\.meta)?\.env\.[A-Z_]+$/.test(text);
}

function schemeFor(scheme: string, host: string): string {
  if (scheme !== '') return scheme;
  const name = host.replace(/:(?:\d+|\*)$/, '');
  return isLoopbackHost(name) || /^\[|^\d+(?:\.[\d*]+)+$/.test(name) ? 'http' : 'https';
}

/** The host, its subdomains or both, whichever were meant. */
function hostsMeant(written: string): readonly string[] {
  const host = bracketed(written.toLowerCase())
    // "192.168.*"
    .replace(/^(\d+)\.\*(?=:|$)/, '$1.*.*.*')
    .replace(/^(\d+\.\d+)\.\*(?=:|$)/, '$1.*.*');
  const domain = /^(?:\.?\*?\.|\*(?!-))((?:[^.*]+\.)+[^.*]+|localhost(?::(?:\d+|\*))?)$/.exec(host)?.[1];
  if (domain === undefined) return [withoutTrailingWildcard(host)];
  return host.includes('*.') ? [`*.${domain}`] : [domain, `*.${domain}`];
}

/** After the first digits of a port, or a name of this computer, `*` means any port. */
function withoutTrailingWildcard(host: string): string {
  if (!/[^.:*]\*$/.test(host)) return host;
  const name = host.slice(0, -1);
  return isLoopbackHost(name) ? `${name}:*` : name.replace(/:\d{1,3}$/, ':*');
}

/** `::1` and `::1:3000` lack the brackets of an IPv6 address. */
function bracketed(host: string): string {
  if (!/^[\da-f:.]+$/.test(host) || host.split(':').length < 3) return host;
  const [, address = host, port = ''] = /^(.*::1|(?:[^:]+:){7}[^:]+)(:\d+)$/.exec(host) ?? [];
  return `[${address}]${port}`;
}

/** As a browser serializes it, without the default port; undefined if it is not an entry. */
function normalizeEntry(scheme: string, written: string): string | undefined {
  const anyPort = written.endsWith(':*') ? ':*' : '';
  const host = anyPort === '' ? written.replace(/:$/, '') : written.slice(0, -2);
  // wildcards do not survive the URL parser
  const url = `${isWebScheme(scheme) ? scheme : 'https'}://${host.replaceAll('*', 'wildcard')}`;
  if (!URL.canParse(url)) return undefined;
  const canonical = new URL(url).host.replaceAll('wildcard', '*');
  // Punycode of a label with a wildcard
  if (/xn--[^.]*\*/.test(canonical)) return undefined;
  const entry = `${scheme}://${canonical}${anyPort}`;
  return parseOriginEntry(entry) === undefined ? undefined : entry;
}
