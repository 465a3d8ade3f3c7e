import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import recorded from '../browsers/messages.json' with { type: 'json' };
import { exampleOf, isListedIn, SECTIONS, sectionFor } from './console-sections.ts';

const ROLES: Readonly<Record<string, string>> = {
  page: 'https://app.example.com',
  api: 'https://api.example.com',
  other: 'https://other.example',
  nowhere: 'http://localhost:9',
};

/** As the engine printed it, with its URLs and origins. */
const PRINTED = [
  ...new Set(
    recorded.map(({ message }) =>
      message.replaceAll('\n', ' ').replace(/<(\w+)>/g, (written, role) => ROLES[role] ?? written),
    ),
  ),
];

/** Lines that people paste, with the section that has the cause. */
const PASTED: readonly (readonly [line: string, title: string])[] = [
  ['Preflight response is not successful. Status code: 301', 'The preflight is redirected'],
  ['Preflight response is not successful. Status code: 307', 'The preflight is redirected'],
  ['Preflight response is not successful. Status code: 308', 'The preflight is redirected'],
  [
    "Access to fetch at 'http://localhost:8080/orders' from origin 'http://localhost:5173' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    'No Access-Control-Allow-Origin',
  ],
  [
    "Access to XMLHttpRequest at 'http://localhost:8080/orders' from origin 'null' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    'The origin is null',
  ],
  [
    "Access to script at 'file:///home/jo/site/main.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
    'The URL is not http or https',
  ],
  [
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at file:///home/jo/site/main.js. (Reason: CORS request not http).',
    'The URL is not http or https',
  ],
  [
    'GET https://api.example.com/data.json net::ERR_BLOCKED_BY_ORB 200 (OK)',
    'Not CORS: a blocked script, image or file',
  ],
  ['GET https://api.example.com/orders net::ERR_FAILED 200 (OK)', 'The reason is in another line'],
  ['main.js:7 Uncaught (in promise) TypeError: Failed to fetch', 'The reason is in another line'],
  ['AxiosError: Network Error', 'The reason is in another line'],
  [
    `Refused to connect to 'https://api.example.com/orders' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback.`,
    'Not CORS: Content Security Policy',
  ],
  [
    "Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://api.example.com/orders'. This request has been blocked; the content must be served over HTTPS.",
    'Not CORS: mixed content',
  ],
  ['Third-party cookie will be blocked. Learn more in the Issues tab.', 'Not CORS: a blocked cookie'],
  ['GET https://localhost:8443/orders net::ERR_CERT_AUTHORITY_INVALID', 'Not CORS: no response'],
];

describe('docs/troubleshooting.md', () => {
  it('has a row in the table for each section, and a section for each row', () => {
    const titles = readFileSync('docs/troubleshooting.md', 'utf8').match(/(?<=^## ).*/gm) ?? [];
    expect(SECTIONS.map(({ title }) => title).sort()).toEqual([...titles].sort());
  });

  it.each(PRINTED)('leads from the recorded line to the section that lists it: %s', (line) => {
    expect(isListedIn(sectionFor(line), line), sectionFor(line)).toBe(true);
  });

  it.each(SECTIONS)('leads from each line of a section back to it, and lists it once: $title', ({ title, lines }) => {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map((line) => sectionFor(exampleOf(line)))).toEqual(lines.map(() => title));
    const everywhere = SECTIONS.flatMap((section) => section.lines);
    expect(lines.filter((line) => everywhere.filter((each) => each === line).length > 1)).toEqual([]);
  });

  it.each(PASTED)('leads from %s to the section "%s"', (line, title) => {
    expect(sectionFor(line)).toBe(title);
  });

  it.each(SECTIONS)('only has phrases that lines in the section contain: $title', ({ title, phrases, lines }) => {
    const known = [...lines.map(exampleOf), ...PRINTED, ...PASTED.map(([line]) => line)];
    const led = known.filter((line) => sectionFor(line) === title);
    expect(phrases.filter((phrase) => !led.some((line) => line.includes(phrase)))).toEqual([]);
  });
});
