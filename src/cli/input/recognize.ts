import { isConsoleLine, parseConsole } from './console.ts';
import { fromCopied, quote, readHttpUrl } from './copied-request.ts';
import { looksLikeCurl, parseCurlPaste } from './curl-paste.ts';
import { looksLikeCurlVerbose, parseCurlVerbose } from './curl-verbose.ts';
import { looksLikeFetch, parseFetch } from './fetch.ts';
import { parseHar } from './har.ts';
import { combine, type Parsed } from './pasted.ts';
import { looksLikePowerShell, parsePowerShell } from './powershell.ts';

interface Format {
  readonly name: string;
  readonly isLike: (text: string) => boolean;
  readonly parse: (text: string) => Parsed;
}

/** The formats that are accepted; the first that the text looks like is used. */
const FORMATS: readonly Format[] = [
  { name: 'a HAR file', isLike: (text) => text.startsWith('{'), parse: parseHar },
  { name: 'the output of curl -v', isLike: looksLikeCurlVerbose, parse: parseCurlVerbose },
  { name: 'a curl command', isLike: looksLikeCurl, parse: parseCurlPaste },
  { name: 'a fetch() call', isLike: looksLikeFetch, parse: parseFetch },
  { name: 'a PowerShell command', isLike: looksLikePowerShell, parse: parsePowerShell },
  { name: 'a URL', isLike: (text) => !/\s/.test(text) && readHttpUrl(text) !== undefined, parse: parseUrl },
  { name: 'a line from a browser console', isLike: looksLikeConsole, parse: parseConsole },
];

/** In characters. Shells and consoles are read word by word, which takes many times the memory of the text. */
const LONGEST_TEXT = 5_000_000;

/** The requests in a text of any of the formats. */
export function parsePaste(pasted: string): Parsed {
  const text = pasted.replace(/^\ufeff/, '').trim();
  if (text === '') return { reason: `The input is empty: ${accepted()}` };
  const format = FORMATS.find(({ isLike }) => isLike(text));
  if (format === undefined) return { reason: `${quote(firstLine(text))} was not recognized: ${accepted()}` };
  if (text.length > LONGEST_TEXT && format.parse !== parseHar)
    return { reason: 'Only a HAR file can be longer than 5 MB: copy fewer requests' };
  return format.parse(text);
}

/** In characters; enough to recognize a console. */
const MOST_OF_A_CONSOLE = 50_000;

function accepted(): string {
  const names = FORMATS.map(({ name }) => name);
  return `expected ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function firstLine(text: string): string {
  return text.slice(0, 200).replace(/[\r\n].*$/s, '');
}

function looksLikeConsole(text: string): boolean {
  const isAboutCors =
    /CORS|Access-Control-|Preflight response is not successful|access control checks|Cross-[Oo]rigin|net::ERR_|Request mode is "same-origin"|may not load data from/;
  return (
    isAboutCors.test(text) ||
    text
      .slice(0, MOST_OF_A_CONSOLE)
      .split(/[\r\n]+/)
      .some(isConsoleLine)
  );
}

function parseUrl(text: string): Parsed {
  return combine([fromCopied({ kind: 'url', url: text, method: 'GET', headers: [] })]);
}
