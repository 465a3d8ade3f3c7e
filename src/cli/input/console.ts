import type { Header } from '../../standard/request-headers.ts';
import { readChromium } from './console-chromium.ts';
import { readFirefox } from './console-firefox.ts';
import type { ConsoleLine } from './console-line.ts';
import { readMixedContent } from './console-mixed-content.ts';
import { readWebkit } from './console-webkit.ts';
import { needsNoPreflight, placeholderFor, quote, readHttpUrl } from './copied-request.ts';
import { otherCause } from './other-causes.ts';
import { combine, type Parsed, type PastedRequest, type Refusal } from './pasted.ts';

/** A console message about CORS has no line longer than this. */
const LONGEST_LINE = 20_000;

/** The requests that messages of a console are about: of Chromium, of Firefox in any language, or of WebKit. */
export function parseConsole(text: string): Parsed {
  const lines = text.split(/[\r\n]+/).filter((line) => line.length <= LONGEST_LINE);
  const found = withUrls(lines.map(readLine).filter((line) => line !== undefined));
  if (found.length === 0) {
    const cause = lines.map(otherCause).find((each) => each !== undefined);
    if (cause !== undefined) return { reason: cause };
    return lines.some((line) => readLine(line) !== undefined)
      ? { reason: 'The console line has no URL: paste the lines after it as well' }
      : { reason: 'No console line about CORS was found' };
  }
  return combine(found.map(toRequest));
}

/** Whether a line is one that a browser prints about a request. */
export function isConsoleLine(line: string): boolean {
  return readLine(line) !== undefined || otherCause(line) !== undefined;
}

function readLine(line: string): ConsoleLine | undefined {
  if (otherCause(line) !== undefined) return undefined;
  return readMixedContent(line) ?? readChromium(line) ?? readWebkit(line) ?? readFirefox(line);
}

interface FoundLine extends ConsoleLine {
  readonly url: string;
}

/** One for each URL: WebKit has the reason in the line before the URL, and engines report one failure several times. */
function withUrls(lines: readonly ConsoleLine[]): readonly FoundLine[] {
  const found = new Map<string, FoundLine>();
  let reason: ConsoleLine = {};
  for (const line of lines) {
    const { url } = line;
    if (url === undefined) {
      if (line.isFollowUp !== true || found.size === 0) reason = { ...reason, ...line };
      continue;
    }
    found.set(url, merge(found.get(url), { ...reason, ...line, url }));
    reason = {};
  }
  return [...found.values()];
}

function merge(before: FoundLine | undefined, line: FoundLine): FoundLine {
  if (before === undefined) return line;
  const [cause, followUp] = before.isFollowUp === true ? [line, before] : [before, line];
  return { ...cause, origin: cause.origin ?? followUp.origin, method: cause.method ?? followUp.method };
}

function toRequest(line: FoundLine): PastedRequest | Refusal {
  const url = readHttpUrl(line.url);
  if (url === undefined)
    return { reason: `The console line is about ${quote(line.url)}, which is not an http or https URL` };
  const { origin, header, mode, isPreflighted = false, isCredentialed = false } = line;
  const method = methodOf(line);
  const isMethodKnown = line.method !== undefined || !isPreflighted;
  const needsHeader = header !== undefined;
  const headers: readonly Header[] = needsHeader ? [[header, placeholderFor(header)]] : [];
  const isForced = isPreflighted && needsNoPreflight(method, headers);
  return {
    kind: 'console',
    url: url.href,
    origin,
    method,
    headers,
    credentials: isCredentialed ? 'include' : 'same-origin',
    ...(mode === undefined ? {} : { mode }),
    ...(isForced ? { forcePreflight: true } : {}),
    ...(isPreflighted && (needsHeader || isForced || !isMethodKnown)
      ? { unknown: { method: !isMethodKnown, headers: needsHeader ? [header] : [] } }
      : {}),
    notes: [],
  };
}

/** The method that the line names, or the likeliest one. */
function methodOf({ method, header, hasUnsafeMethod }: ConsoleLine): string {
  if (method !== undefined) return method;
  if (hasUnsafeMethod === true) return 'PUT';
  return header?.toLowerCase() === 'content-type' ? 'POST' : 'GET';
}
