import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConsole } from '../../../src/cli/input/console.ts';
import { parseCurl } from '../../../src/cli/input/curl.ts';
import { parseCurlPaste } from '../../../src/cli/input/curl-paste.ts';
import { parseCurlVerbose } from '../../../src/cli/input/curl-verbose.ts';
import { parseFetch } from '../../../src/cli/input/fetch.ts';
import { parseHar } from '../../../src/cli/input/har.ts';
import { isRefusal, type Parsed } from '../../../src/cli/input/pasted.ts';
import { parsePowerShell } from '../../../src/cli/input/powershell.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { sentRequest } from './arbitraries.ts';
import { chromiumCurl, curlVerbose, fetchCall, firefoxCurl, powerShell } from './formats.ts';
import { har } from './har-file.ts';

const PARSERS: Readonly<Record<string, (text: string) => Parsed>> = {
  console: parseConsole,
  'curl words': (text) => parseCurl(text.split(' ')),
  'curl in a shell': parseCurlPaste,
  'curl -v': parseCurlVerbose,
  fetch: parseFetch,
  HAR: parseHar,
  PowerShell: parsePowerShell,
  any: parsePaste,
};

// pieces that have a meaning in one of the formats
const PIECES = [
  'curl ',
  'curl.exe ',
  '--url ',
  '-X ',
  '-H ',
  '-d ',
  '-F ',
  '-b ',
  '--json ',
  '--next ',
  '--expand-url ',
  '{{a}}',
  '--variable a=b ',
  '-- ',
  'https://api.example/x',
  "'",
  '"',
  "$'",
  '^"',
  '^',
  '\\',
  '\n',
  '\r\n',
  ' ',
  ';',
  '&',
  '|',
  '$(',
  '`',
  '#',
  '<',
  '>',
  '%',
  '{',
  '}',
  '[1-9]',
  '(',
  ')',
  '@{',
  '=',
  ',',
  'fetch("',
  'await fetch(',
  'Invoke-WebRequest ',
  '-Uri ',
  '-Headers ',
  '-Body ',
  '$session',
  '$([char]65)',
  '> GET / HTTP/1.1\n',
  '> Host: a\n',
  '* ',
  "Access to fetch at 'https://api.example/x'",
  " (redirected from '",
  "' from origin 'https://app.example' has been blocked by CORS policy: ",
  'Cross-Origin',
  ' cannot load ',
  'net::ERR_FAILED',
  'CORS',
  '‘',
  '’',
  '«',
  '{"log":{"entries":[',
  ']}}',
  '\\u',
  '\\x',
  '\ud800',
  '\0',
  'é',
];

const pieces = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 40 })
  .map((all) => all.join(''));
const real = sentRequest.chain((sent) =>
  fc.constantFrom(
    chromiumCurl(sent, 'bash'),
    chromiumCurl(sent, 'cmd'),
    firefoxCurl(sent, 'bash'),
    powerShell(sent, 'chromium'),
    fetchCall(sent, 'node'),
    curlVerbose(sent),
  ),
);
/** A real paste with a part that is missing or doubled. */
const broken = fc.tuple(real, fc.nat(), fc.nat(), fc.boolean()).map(([text, a, b, isDoubled]) => {
  const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
  return isDoubled ? text.slice(0, to) + text.slice(from) : text.slice(0, from) + text.slice(to);
});

/**
 * No text crashes a parser or makes it hang.
 *
 * @param runs texts for each parser
 * @param length characters of the large texts
 */
export function fuzzParsers(runs: number, length: number): void {
  describe.each(Object.entries(PARSERS))('%s', (_, parse) => {
    test('any text gives requests or a one-line reason', () => {
      fc.assert(
        fc.property(fc.oneof(pieces, broken, fc.string({ unit: 'binary' })), (text) => {
          const parsed = parse(text);
          if (isRefusal(parsed)) {
            expect(parsed.reason).toMatch(/^[^\n\r]{1,300}$/);
            return;
          }
          for (const { url, method, headers } of parsed.requests) {
            expect(new URL(url)).toMatchObject({
              protocol: expect.stringMatching(/^https?:$/),
              username: '',
              password: '',
              hash: '',
            });
            expect(typeof method).toBe('string');
            expect(headers.every(([name]) => typeof name === 'string')).toBe(true);
          }
        }),
        { numRuns: runs, seed: 1 },
      );
    });
  });

  describe('a large text takes linear time', () => {
    test.each(largeTexts(length))('%j', (_, text) => {
      for (const parse of Object.values(PARSERS)) {
        expect(cpuTime(() => parse(text))).toBeLessThan(3_000);
      }
    });
  });
}

/** Texts of about that many characters, each with its name. */
export function largeTexts(length: number): readonly (readonly [name: string, text: string])[] {
  const repeated = (piece: string) => piece.repeat(Math.ceil(length / piece.length));
  return [
    ...PIECES.map((piece) => [piece, repeated(piece)] as const),
    ...PIECES.map((piece) => [`curl ${piece}`, `curl https://api.example/ ${repeated(piece)}`] as const),
    ['Firefox lines', repeated("CORS https://api.example/''''''''''''''''")],
    [
      'Chromium lines',
      repeated(
        "Access to fetch at 'https://api.example/x' from origin 'https://a.example' has been blocked by CORS policy: x\n",
      ),
    ],
    ['curl words', `curl ${repeated('https://api.example/ --next ')}`],
    ['cookies', repeated('$session.Cookies.Add(("a","b"));')],
    ['nested calls', `fetch(${repeated('(')}`],
    ['words', repeated('a ')],
    [
      'HAR of one URL',
      har(
        Array.from({ length: 2_000 }, () => ({
          url: 'https://api.example/',
          headers: { Origin: 'https://a.example' },
          status: 302,
          responseHeaders: { Location: '/' },
        })),
      ),
    ],
  ];
}
