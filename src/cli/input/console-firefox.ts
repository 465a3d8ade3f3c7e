import { isToken } from '../../standard/tokens.ts';
import type { ConsoleLine } from './console-line.ts';

// a URL as Firefox prints it is ASCII; quotes and full stops after it are not part of it
const URL_IN_TEXT = /https?:\/\/[\x21-\x7e]+/;
const SAME_ORIGIN_MODE = /Content at (\S+?)\/ may not load data from (\S+)\.$/;
// an EventSource, a script or a font that was blocked
const ELEMENT = /(?:the server at |in this document: \u201c|access not allowed source: )(https?:[^\s\u201d]+)/;
const HEADER_NAME = /Access-Control-Allow-(Origin|Credentials|Methods|Headers)/i;
// the quotes of English, of other languages, and those of a console that was translated
const QUOTED =
  /[\u2018\u201c\u201e\u00ab\u300c'"`]\s?([^\u2018\u2019\u201c\u201d\u00ab\u00bb\u300c\u300d'"`]*?)\s?[\u2019\u201c\u201d\u00bb\u300d'"`]/g;

/**
 * A message of Firefox's console, in any language: the URL, the names of headers, quoted values and the status survive
 * translation, but the words do not.
 */
export function readFirefox(line: string): ConsoleLine | undefined {
  const [, page, loaded] = SAME_ORIGIN_MODE.exec(line) ?? [];
  if (page !== undefined) return { url: loaded, origin: page, mode: 'same-origin' };
  const [, element] = ELEMENT.exec(line) ?? [];
  if (element !== undefined) return { url: trimEnd(element) };
  const [found] = URL_IN_TEXT.exec(line) ?? [];
  if (found === undefined || !/CORS|Access-Control-|Cross-Origin/.test(line)) return undefined;
  const url = trimEnd(found);
  const reason = line.slice(line.indexOf(found) + found.length);
  return { url, ...readFirefoxReason(reason) };
}

/** Without the quote and the full stop after it. */
function trimEnd(url: string): string {
  let end = url.length;
  while (`'"\`,.`.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

function readFirefoxReason(reason: string): ConsoleLine {
  const [, name = ''] = HEADER_NAME.exec(reason) ?? [];
  const values = [...reason.matchAll(QUOTED)]
    .map(([, value = '']) => value)
    .filter((value) => !HEADER_NAME.test(value));
  switch (name.toLowerCase()) {
    case 'methods':
      return { isPreflighted: true, ...(values.length === 0 ? { hasUnsafeMethod: true } : {}) };
    case 'headers':
      return { isPreflighted: true, ...headerIn(values) };
    case 'credentials':
      return { isCredentialed: true };
    case 'origin':
      return values.includes('*') ? { isCredentialed: true } : {};
    default:
      return withoutHeader(reason);
  }
}

/** The name of a header that is not allowed is a valid token. */
function headerIn([header]: readonly string[]): ConsoleLine {
  if (header === '*' || header?.toLowerCase() === 'authorization') return { header: 'authorization' };
  return header !== undefined && isToken(header) ? { header } : {};
}

/** The reasons that name no header: a preflight that failed or was redirected, or no response at all. */
function withoutHeader(reason: string): ConsoleLine {
  return /\(null\)/.test(reason) ? { isFollowUp: true } : { isPreflighted: true };
}
