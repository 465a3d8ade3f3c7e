import { headerValue } from '../../standard/header-lines.ts';
import type { Header } from '../../standard/request-headers.ts';
import { type CurlTransfer, lastValue } from './curl-arguments.ts';
import { type CurlBody, fileNote } from './curl-body.ts';

export interface CurlHeaders {
  readonly headers: readonly Header[];
  readonly notes: readonly string[];
}

/** Authentication that needs a challenge first, or a signature. */
const LATER_AUTHENTICATION: ReadonlySet<string> = new Set(['anyauth', 'aws-sigv4', 'digest', 'negotiate', 'ntlm']);

/** The headers that curl sends: those of `-H`, and those of other options that `-H` neither sets nor removes. */
export function readCurlHeaders(options: CurlTransfer, url: URL, body: CurlBody): CurlHeaders {
  const notes: string[] = [];
  const set: Header[] = [];
  const removed = new Set<string>();
  for (const { name, value } of options) {
    if (name !== 'header') continue;
    if (value.startsWith('@')) {
      notes.push(fileNote(name, value.slice(1)));
      continue;
    }
    const header = readHeaderWord(value);
    if (header !== undefined) set.push(header);
    else removed.add(value.replace(/:.*$/s, '').trim().toLowerCase());
  }
  const own = ownHeaders(options, url, body, notes).filter(
    ([name]) => !removed.has(name.toLowerCase()) && (name === 'Cookie' || headerValue(set, name) === undefined),
  );
  return { headers: [...set, ...own], notes };
}

/** `Name: value`, or `Name;` for an empty value. `Name:` removes a header that curl would send. */
function readHeaderWord(word: string): Header | undefined {
  const [, empty] = /^([^:;]+);\s*$/.exec(word) ?? [];
  if (empty !== undefined) return [empty.trim(), ''];
  // a header of HTTP/2 begins with a colon
  const colon = word.indexOf(':', 1);
  const value = word.slice(colon + 1).trim();
  return colon < 0 || value === '' ? undefined : [word.slice(0, colon).trim(), value];
}

function ownHeaders(options: CurlTransfer, url: URL, body: CurlBody, notes: string[]): readonly Header[] {
  const [agent, referer, range] = [
    lastValue(options, 'user-agent'),
    lastValue(options, 'referer')?.replace(/;auto$/, ''),
    lastValue(options, 'range'),
  ];
  const authorization = readAuthorization(options, url, notes);
  const cookie = readCookies(options, notes);
  const headers: readonly (readonly [name: string, value: string | undefined])[] = [
    ['User-Agent', agent],
    ['Referer', referer],
    // curl sends it only with GET and HEAD
    ['Range', range === undefined || body.type !== undefined ? undefined : `bytes=${range}`],
    ['Accept', body.isJson ? 'application/json' : undefined],
    ['Content-Type', body.type],
    ['Authorization', authorization],
    ['Cookie', cookie],
  ];
  return headers.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
}

function readAuthorization(options: CurlTransfer, url: URL, notes: string[]): string | undefined {
  const token = lastValue(options, 'oauth2-bearer');
  if (token !== undefined) return `Bearer ${token}`;
  const user = lastValue(options, 'user') ?? userOf(url);
  if (user === undefined) return undefined;
  const later = options.find(({ name }) => LATER_AUTHENTICATION.has(name));
  if (later !== undefined) {
    notes.push(`--${later.name} is not supported: the request is sent without authentication.`);
    return undefined;
  }
  return `Basic ${Buffer.from(user.includes(':') ? user : `${user}:`).toString('base64')}`;
}

function userOf({ username, password }: URL): string | undefined {
  return username === '' && password === '' ? undefined : `${decode(username)}:${decode(password)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without an equals sign the value of `-b` is the name of a file. */
function readCookies(options: CurlTransfer, notes: string[]): string | undefined {
  const values = options.filter(({ name }) => name === 'cookie').map(({ value }) => value);
  const cookies = values.filter((value) => value.includes('='));
  for (const path of values) if (path !== '' && !path.includes('=')) notes.push(fileNote('cookie', path));
  return cookies.length === 0 ? undefined : cookies.join('; ');
}
