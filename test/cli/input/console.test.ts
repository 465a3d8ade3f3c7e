import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConsole } from '../../../src/cli/input/console.ts';
import { isRefusal, type PastedRequest } from '../../../src/cli/input/pasted.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';
import { exampleOf, SECTIONS } from '../../docs/console-sections.ts';

const API = 'https://api.example/data';
const PAGE = 'https://app.example';

interface Row {
  readonly what: string;
  readonly text: string;
  readonly is: Partial<PastedRequest>;
}

const CHROMIUM = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `;
const PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
const ANY_HEADERS = { method: true, headers: [] };

const ROWS: readonly Row[] = [
  {
    what: 'Chromium: the origin and the URL',
    text: `page:1 ${CHROMIUM}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    is: { url: API, origin: PAGE, method: 'GET', credentials: 'same-origin', headers: [] },
  },
  {
    what: 'Chromium: the method in a later line, with stack lines between',
    text: `${CHROMIUM}No 'Access-Control-Allow-Origin' header is present on the requested resource.\nVM5:3  POST ${API} net::ERR_FAILED 200 (OK)\nsend @ VM5:3\n(anonymous) @ app.js:1`,
    is: { method: 'POST', origin: PAGE, url: API },
  },
  {
    what: 'Chromium: the method in an earlier line',
    text: `app.js:3  DELETE ${API} net::ERR_FAILED\n${CHROMIUM}${PREFLIGHT}It does not have HTTP ok status.`,
    is: { method: 'DELETE', origin: PAGE },
  },
  {
    what: 'Chromium: only the line of the network',
    text: `VM5:3  GET ${API} net::ERR_FAILED 200 (OK)`,
    is: { method: 'GET', url: API, origin: undefined },
  },
  {
    what: 'Chromium: a failed preflight without more',
    text: `${CHROMIUM}${PREFLIGHT}It does not have HTTP ok status.`,
    is: { forcePreflight: true, unknown: ANY_HEADERS, method: 'GET' },
  },
  {
    what: 'Chromium: a failed preflight of a GET, whose headers are not known',
    text: `${CHROMIUM}${PREFLIGHT}It does not have HTTP ok status.\nGET ${API} net::ERR_FAILED`,
    is: { forcePreflight: true, unknown: { method: false, headers: [] }, method: 'GET' },
  },
  {
    what: 'Chromium: a failed preflight with credentials',
    text: `${CHROMIUM}${PREFLIGHT}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
    is: { credentials: 'include', forcePreflight: true },
  },
  {
    what: 'Chromium: a method',
    text: `${CHROMIUM}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    is: { method: 'PUT' },
  },
  {
    what: 'Chromium: a header',
    text: `${CHROMIUM}Request header field x-two is not allowed by Access-Control-Allow-Headers in preflight response.`,
    is: { method: 'GET', headers: [['x-two', 'unknown']], unknown: { method: true, headers: ['x-two'] } },
  },
  {
    what: 'Chromium: Content-Type, which goes with a body',
    text: `${CHROMIUM}Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.`,
    is: {
      method: 'POST',
      headers: [['content-type', 'application/json']],
      unknown: { method: true, headers: ['content-type'] },
    },
  },
  {
    what: 'Chromium: a list that cannot be parsed',
    text: `${CHROMIUM}Cannot parse Access-Control-Allow-Headers response header field in preflight response.`,
    is: { forcePreflight: true },
  },
  {
    what: 'Chromium: after a redirect the first URL counts',
    text: `Access to XMLHttpRequest at 'https://cdn.example/x' (redirected from '${API}') from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    is: { url: API, origin: PAGE },
  },
  {
    what: 'Chromium: a URL with an apostrophe',
    text: `Access to fetch at 'https://api.example/it's' from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    is: { url: "https://api.example/it's" },
  },
  {
    what: 'Chromium: the mode same-origin',
    text: `Fetch API cannot load ${API}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${PAGE}.`,
    is: { url: API, origin: PAGE, mode: 'same-origin' },
  },
  {
    what: 'Firefox: a missing header, with the link glued to the end',
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.[Learn More]`,
    is: { url: API, origin: undefined, method: 'GET', credentials: 'same-origin' },
  },
  {
    what: 'Firefox: credentials, with the URL in quotes',
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘${API}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).[Learn More]`,
    is: { url: API, credentials: 'include' },
  },
  {
    what: 'Firefox: the first of two lines is the cause',
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: CORS preflight response did not succeed). Status code: 404.\nCross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: CORS request did not succeed). Status code: (null).`,
    is: { url: API, forcePreflight: true, unknown: ANY_HEADERS },
  },
  {
    what: 'Firefox: a method that is not named',
    text: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    is: { method: 'PUT', unknown: ANY_HEADERS },
  },
  {
    what: 'Firefox: Authorization under a wildcard',
    text: `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${API} soon. (Reason: When the \`Access-Control-Allow-Headers\` is \`*\`, the \`Authorization\` header is not covered. To include the \`Authorization\` header, it must be explicitly listed in CORS header \`Access-Control-Allow-Headers\`).`,
    is: { headers: [['authorization', 'unknown']] },
  },
  {
    what: 'Firefox: the mode same-origin',
    text: `Security Error: Content at ${PAGE}/ may not load data from ${API}.`,
    is: { url: API, origin: PAGE, mode: 'same-origin' },
  },
  {
    what: 'Firefox in German',
    text: `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${API}. (Grund: Header 'x-two' ist laut Header 'Access-Control-Allow-Headers' der CORS-Preflight-Antwort nicht erlaubt).[Weitere Informationen]`,
    is: { url: API, headers: [['x-two', 'unknown']] },
  },
  {
    what: 'Firefox in French',
    text: `Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur « ${API} ». Raison : les identifiants ne sont pas pris en charge si l’en-tête CORS « Access-Control-Allow-Origin » est « * ».[En savoir plus]`,
    is: { url: API, credentials: 'include' },
  },
  {
    what: 'Firefox in Japanese',
    text: `クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、${API} にあるリモートリソースの読み込みは拒否されます (理由: CORS ヘッダー ‘Access-Control-Allow-Credentials’ に ‘true’ が必要です)。[詳細]`,
    is: { url: API, credentials: 'include' },
  },
  {
    what: 'Safari: the origin in one line, the URL in the next, and the reason again in the third',
    text: `[Error] Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\n[Error] Fetch API cannot load ${API} due to access control checks.\n[Error] Failed to load resource: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200 (data, line 0)`,
    is: { url: API, origin: PAGE, credentials: 'same-origin' },
  },
  {
    what: 'Safari: a failed preflight',
    text: `[Error] Preflight response is not successful. Status code: 404\n[Error] XMLHttpRequest cannot load ${API} due to access control checks.`,
    is: { url: API, origin: undefined, forcePreflight: true },
  },
  {
    what: 'Safari: credentials',
    text: `[Error] Credentials flag is true, but Access-Control-Allow-Credentials is not "true".\n[Error] Cannot load image ${API} due to access control checks.`,
    is: { url: API, credentials: 'include' },
  },
  {
    what: 'Safari: a method',
    text: `[Error] Method DELETE is not allowed by Access-Control-Allow-Methods.\n[Error] Fetch API cannot load ${API} due to access control checks.`,
    is: { method: 'DELETE' },
  },
  {
    what: 'Safari: a header',
    text: `[Error] Request header field X-Two is not allowed by Access-Control-Allow-Headers.\n[Error] Fetch API cannot load ${API} due to access control checks.`,
    is: { headers: [['X-Two', 'unknown']] },
  },
  {
    what: 'Safari: the reason of a redirection',
    text: `[Error] Cross-origin redirection to https://cdn.example/x denied by Cross-Origin Resource Sharing policy: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 302\n[Error] Fetch API cannot load ${API} due to access control checks.`,
    is: { url: API, origin: PAGE },
  },
  {
    what: 'Safari: the reason and the URL in one line',
    text: `Beacon API cannot load ${API}. Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.`,
    is: { url: API, credentials: 'include' },
  },
];

test.each([
  'Permission was denied for this request to access the `local` address space.',
  'The request client is not a secure context and the resource is in more-private address space `loopback`.',
  'Request had a target IP address space of `loopback` yet the resource is in address space `local`.',
])('Chromium, local network access: %s', (reason) => {
  expect(read(`${CHROMIUM}${reason}`)).toMatchObject([{ url: API, origin: PAGE, method: 'GET' }]);
});

test.each(ROWS)('$what', ({ text, is }) => {
  const [request, ...more] = read(text);
  expect(request).toMatchObject({ kind: 'console', ...is });
  expect(more).toEqual([]);
  expect(request?.forcePreflight).toBe(is.forcePreflight);
});

test('lines about different URLs are different requests', () => {
  const other = CHROMIUM.replace(API, 'https://api.example/other');
  const text = `${CHROMIUM}${PREFLIGHT}It does not have HTTP ok status.\n${other}${PREFLIGHT}It does not have HTTP ok status.`;
  expect(read(text).map(({ url }) => url)).toEqual([API, 'https://api.example/other']);
});

test.each([
  ['[Error] Preflight response is not successful. Status code: 404', /no URL/],
  [`[Error] Failed to load resource: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin.`, /no URL/],
  [
    'Failed to load resource: net::ERR_CONNECTION_REFUSED',
    /^The server did not respond: .* See "Not CORS: no response"/,
  ],
  [
    "WebSocket connection to 'ws://localhost/x' failed: Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
    /^The user did not grant access .* See "Not CORS: local network access"/,
  ],
  [
    'Local Network Access detected: top-level site https://app.example prompt action: auto_deny',
    /^The user did not grant access .* See "Not CORS: local network access"/,
  ],
  ['net::ERR_FAILED', /No console line about CORS/],
  ['Failed to load resource: the server responded with a status of 500 ()', /No console line about CORS/],
  [`Something about CORS and https://api.example/${'x'.repeat(20_000)}`, /No console line about CORS/],
  [
    `Access to fetch at 'file:///C:/x' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, https.`,
    /"file:\/\/\/C:\/x", which is not an http or https URL/,
  ],
])('%s: the reason says what is missing', (text, reason) => {
  expect(parseConsole(text)).toEqual({ reason: expect.stringMatching(reason) });
});

interface Message {
  readonly class: string;
  readonly engine: 'chromium' | 'firefox' | 'webkit';
  readonly message: string;
}

const MESSAGES: readonly Message[] = JSON.parse(readFileSync('test/browsers/messages.json', 'utf8'));

describe('every message that the browser tests recorded', () => {
  // WebKit prints reasons and URLs in different lines
  const complete = MESSAGES.filter(
    ({ engine, message }) => /blocked by CORS policy|Cross-Origin Request/.test(message) && engine !== 'webkit',
  );

  test.each(complete)('$engine, $class: $message', ({ engine, message }) => {
    const [request] = read(asPrinted(message));
    expect(request?.url).toMatch(/^http:\/\/(?:127\.0\.0\.1|localhost):\d+\/data$/);
    if (engine === 'chromium') {
      expect(request?.origin).toMatch(/^(?:http:\/\/localhost:3000|null)$/);
      const isPreflighted = /preflight/.test(message);
      const method = /Method (\S+) is/.exec(message)?.[1];
      expect(request?.method).toBe(method ?? (/content-type/.test(message) ? 'POST' : 'GET'));
      expect(request?.unknown !== undefined).toBe(isPreflighted && method === undefined);
    }
    const isCredentialed = /mode is 'include'|is ‘\*’|Allow-Credentials/.test(message);
    expect(request?.credentials).toBe(isCredentialed ? 'include' : 'same-origin');
  });

  const reasons = MESSAGES.filter(
    ({ engine, message }) => engine === 'webkit' && /Access-Control-Allow|Preflight response/.test(message),
  );

  test.each(reasons)('webkit, $class: $message', ({ message }) => {
    const text = `[Error] ${asPrinted(message)}\n[Error] Fetch API cannot load ${API} due to access control checks.`;
    expect(read(text).at(-1)).toMatchObject({ kind: 'console' });
  });
});

function asPrinted(message: string): string {
  return message
    .replaceAll('<page>', 'http://localhost:3000')
    .replaceAll(/<(?:api|other|nowhere)>/g, 'http://127.0.0.1:4000');
}

function read(text: string): readonly PastedRequest[] {
  const parsed = parseConsole(text);
  if (isRefusal(parsed)) throw new Error(parsed.reason);
  return parsed.requests;
}

describe('a line that docs/troubleshooting.md lists', () => {
  const lines = SECTIONS.flatMap(({ title, lines: listed }) => listed.map((line) => [exampleOf(line), title] as const));

  test.each(lines)('is read as a request, or is refused with advice: %s', (line, title) => {
    const parsed = parsePaste(line);
    if (!isRefusal(parsed)) return expect(parsed.requests).toMatchObject([{ kind: 'console' }]);
    const others = [
      'The console line has no URL: paste the lines after it as well',
      'which is not an http or https URL',
    ];
    if (!others.some((other) => parsed.reason.endsWith(other)))
      expect(parsed.reason).toContain(`. See "${title}" in docs/troubleshooting.md`);
  });

  test.each(lines.filter(([, title]) => /^Not CORS: (?:C|a )|not http|canvas/.test(title)))(
    'sends no request if none can help: %s',
    (line) => expect(isRefusal(parsePaste(line))).toBe(true),
  );
});

test.each([
  `Mixed Content: The page at '${PAGE}/shop' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://api.example/data'. This request has been blocked; the content must be served over HTTPS.`,
  `Mixed Content: The page at '${PAGE}/shop' was loaded over HTTPS, but requested an insecure resource 'http://api.example/data'. This request has been blocked; the content must be served over HTTPS.`,
  `[blocked] The page at ${PAGE}/shop requested insecure content from http://api.example/data. This content was blocked and must be served over HTTPS.`,
])('mixed content has the page and the URL: %s', (line) => {
  expect(parsePaste(line)).toMatchObject({ requests: [{ url: 'http://api.example/data', origin: PAGE }] });
});

test.each([
  `${CHROMIUM.replace('/data', '/WebSocket')}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  `${CHROMIUM}Request header field content-security-policy is not allowed by Access-Control-Allow-Headers in preflight response.`,
  `Request header field Content-Security-Policy is not allowed by Access-Control-Allow-Headers.\nFetch API cannot load ${API} due to access control checks.`,
  `Uncaught (in promise) TypeError: Failed to fetch\n${CHROMIUM}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
])('a line about CORS is still read as a request, whatever its names are: %s', (text) => {
  expect(parsePaste(text)).toMatchObject({ requests: [{ kind: 'console' }] });
});
