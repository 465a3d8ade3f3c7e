import { expect, test } from 'vitest';
import {
  diagnose,
  engineMessages,
  type Header,
  type PageRequest,
  predict,
  type RawResponse,
} from '../../src/explain.ts';

const PAGE = 'https://app.example';
const API = 'https://api.example/json';
const CHROMIUM = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `;
const PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
const VALID = 'Have the server send the header with a valid value.';
const FIREFOX = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. `;
const INCLUDE = { credentials: 'include' } as const;
const PUT = { method: 'PUT' } as const;

const origin = (...values: readonly string[]) => values.map((value): Header => ['Access-Control-Allow-Origin', value]);
const answer = (status: number, ...headers: readonly Header[]): RawResponse => ({ status, headers });
const redirect = (to: string, ...headers: readonly Header[]) => answer(302, ...headers, ['Location', to]);
const mismatch = (value: string, status = 200) => [
  `${CHROMIUM}The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin. ${VALID}`,
  `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`,
  `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`,
];
const credentials = (value: string) => [
  `${CHROMIUM}The value of the 'Access-Control-Allow-Credentials' header in the response is '${value}' which must be 'true' when the request's credentials mode is 'include'.`,
  `${FIREFOX}(Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
  'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
];

type Row = readonly [
  what: string,
  request: Partial<PageRequest>,
  responses: readonly RawResponse[],
  messages: readonly (string | undefined)[],
];

const rows: readonly Row[] = [
  ['nothing', {}, [answer(200, ...origin('*'))], [undefined, undefined, undefined]],
  [
    'mode same-origin',
    { mode: 'same-origin' },
    [],
    [
      `Fetch API cannot load ${API}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${PAGE}.`,
      `Security Error: Content at ${PAGE}/ may not load data from ${API}.`,
      `Fetch API cannot load ${API}.`,
    ],
  ],
  [
    'no answer',
    {},
    [],
    [undefined, `${FIREFOX}(Reason: CORS request did not succeed). Status code: (null).`, undefined],
  ],
  [
    'preflight redirected',
    PUT,
    [redirect('/x')],
    [
      `${CHROMIUM}${PREFLIGHT}Redirect is not allowed for a preflight request.`,
      `${FIREFOX}(Reason: CORS request external redirect not allowed).`,
      'Preflight response is not successful. Status code: 302',
    ],
  ],
  [
    'preflight status',
    PUT,
    [answer(404, ...origin('*'))],
    [
      `${CHROMIUM}${PREFLIGHT}It does not have HTTP ok status.`,
      `${FIREFOX}(Reason: CORS preflight response did not succeed). Status code: 404.`,
      'Preflight response is not successful. Status code: 404',
    ],
  ],
  [
    'origin missing',
    {},
    [answer(200)],
    [
      `${CHROMIUM}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
      `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    ],
  ],
  [
    'origin missing in the preflight',
    PUT,
    [answer(204)],
    [
      `${CHROMIUM}${PREFLIGHT}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 204.`,
      `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 204`,
    ],
  ],
  [
    'several origins in a line',
    {},
    [answer(200, ...origin(`${PAGE}, https://b.example`))],
    [
      `${CHROMIUM}The 'Access-Control-Allow-Origin' header contains multiple values '${PAGE}, https://b.example', but only one is allowed. ${VALID}`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${PAGE}, https://b.example’).`,
      'Access-Control-Allow-Origin cannot contain more than one origin.',
    ],
  ],
  [
    'several origins by a space',
    {},
    [answer(200, ...origin('a b'))],
    [
      `${CHROMIUM}The 'Access-Control-Allow-Origin' header contains multiple values 'a b', but only one is allowed. ${VALID}`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘a b’).`,
      `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    ],
  ],
  [
    'origin twice',
    {},
    [answer(200, ...origin('*', '*'))],
    [
      `${CHROMIUM}The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed. ${VALID}`,
      `${FIREFOX}(Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`,
      'Access-Control-Allow-Origin cannot contain more than one origin.',
    ],
  ],
  [
    '* with credentials',
    INCLUDE,
    [answer(200, ...origin('*'))],
    [
      `${CHROMIUM}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
      `${FIREFOX.replace(API, `‘${API}’`)}(Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
      'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    ],
  ],
  [
    'no origin',
    {},
    [answer(200, ...origin('example'))],
    [
      `${CHROMIUM}The 'Access-Control-Allow-Origin' header contains the invalid value 'example'. ${VALID}`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘example’).`,
      `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    ],
  ],
  ['another origin', {}, [answer(200, ...origin('https://b.example'))], mismatch('https://b.example')],
  ['a slash', {}, [answer(200, ...origin(`${PAGE}/`))], mismatch(`${PAGE}/`)],
  ['null', {}, [answer(200, ...origin('null'))], mismatch('null')],
  ['credentials missing', INCLUDE, [answer(200, ...origin(PAGE))], credentials('')],
  [
    'credentials True',
    INCLUDE,
    [answer(200, ...origin(PAGE), ['Access-Control-Allow-Credentials', 'True'])],
    credentials('True'),
  ],
  [
    'method',
    { method: 'DELETE' },
    [answer(204, ...origin('*'))],
    [
      `${CHROMIUM}Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.`,
      `${FIREFOX}(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
      'Method DELETE is not allowed by Access-Control-Allow-Methods.',
    ],
  ],
  [
    'header',
    { headers: { 'X-Two': '1' } },
    [answer(204, ...origin('*'))],
    [
      `${CHROMIUM}Request header field x-two is not allowed by Access-Control-Allow-Headers in preflight response.`,
      `${FIREFOX}(Reason: header ‘x-two’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
      'Request header field X-Two is not allowed by Access-Control-Allow-Headers.',
    ],
  ],
  [
    'the type of a body',
    { method: 'POST', body: { kind: 'Blob', type: 'application/json' } },
    [answer(204, ...origin('*'))],
    [
      `${CHROMIUM}Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.`,
      `${FIREFOX}(Reason: header ‘content-type’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
      'Request header field Content-Type is not allowed by Access-Control-Allow-Headers.',
    ],
  ],
  [
    'methods that do not parse',
    PUT,
    [answer(204, ...origin('*'), ['Access-Control-Allow-Methods', ', PUT DELETE'])],
    [
      `${CHROMIUM}Cannot parse Access-Control-Allow-Methods response header field in preflight response.`,
      `${FIREFOX}(Reason: invalid token ‘PUT DELETE’ in CORS header ‘Access-Control-Allow-Methods’).`,
      'Header Access-Control-Allow-Methods has an invalid value: , PUT DELETE',
    ],
  ],
  [
    'headers that do not parse',
    PUT,
    [answer(204, ...origin('*'), ['Access-Control-Allow-Headers', 'x-one x-two'])],
    [
      `${CHROMIUM}Cannot parse Access-Control-Allow-Headers response header field in preflight response.`,
      `${FIREFOX}(Reason: invalid token ‘x-one x-two’ in CORS header ‘Access-Control-Allow-Headers’).`,
      'Header Access-Control-Allow-Headers has an invalid value: x-one x-two',
    ],
  ],
  [
    'Authorization under *',
    { headers: { Authorization: 'x' } },
    [answer(204, ...origin('*'), ['Access-Control-Allow-Headers', '*'])],
    [
      undefined,
      `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${API} soon. (Reason: When the \`Access-Control-Allow-Headers\` is \`*\`, the \`Authorization\` header is not covered. To include the \`Authorization\` header, it must be explicitly listed in CORS header \`Access-Control-Allow-Headers\`).`,
      undefined,
    ],
  ],
  [
    'redirect without headers',
    {},
    [redirect('/x')],
    [
      `${CHROMIUM}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 302.`,
      `Cross-origin redirection to https://api.example/x denied by Cross-Origin Resource Sharing policy: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
    ],
  ],
  [
    'redirect to nowhere without headers',
    {},
    [redirect('https://')],
    [
      `${CHROMIUM}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 302.`,
      `Cross-origin redirection to https:// denied by Cross-Origin Resource Sharing policy: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
    ],
  ],
  [
    'redirected elsewhere',
    { url: 'https://first.example/' },
    [redirect(API, ...origin('*')), answer(200)],
    [
      `Access to fetch at '${API}' (redirected from 'https://first.example/') from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${FIREFOX}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
      'Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200',
    ],
  ],
  [
    'redirect with a password',
    {},
    [redirect('https://user:pass@api.example/x', ...origin('*'))],
    [
      `${CHROMIUM}Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
      `${FIREFOX}(Reason: CORS request did not succeed). Status code: (null).`,
      'Cross-origin redirection to https://user:pass@api.example/x denied by Cross-Origin Resource Sharing policy: redirection URL https://user:pass@api.example/x has credentials',
    ],
  ],
  [
    'redirect to data:',
    {},
    [redirect('data:text/plain,x', ...origin('*'))],
    [
      'Failed to load resource: net::ERR_UNSAFE_REDIRECT',
      undefined,
      'Cross-origin redirection to data:text/plain,x denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
    ],
  ],
];

test.each(rows)('%s', (_, request, responses, [chromium, firefox, webkit]) => {
  const messages = engineMessages(predict({ origin: PAGE, url: API, ...request }, responses));
  expect([messages.chromium, messages.firefox, messages.webkit]).toEqual([chromium, firefox, webkit]);
});

test('causes that need no server', () => {
  const causes = (request: Partial<PageRequest>, ...responses: readonly RawResponse[]) =>
    diagnose(predict({ origin: PAGE, url: API, ...request }, responses)).map(({ code }) => code);
  expect(causes({ url: 'http://api.test/' })).toEqual(['mixed-content']);
  expect(causes({ url: `${PAGE}/` }, answer(200))).toEqual([]);
  expect(causes({ method: 'TRACE' })).toEqual(['not-sent']);
  expect(causes({ headers: [['X-One', '1']] }, answer(204, ...origin('*')))).toEqual(['header-missing']);
  const long = Array.from({ length: 9 }, (): Header => ['Accept-Language', 'a'.repeat(128)]);
  expect(causes({ headers: long }, answer(204, ...origin('*')))).toEqual(['header-missing']);
  const cookie: Header = ['Set-Cookie', 'a=1; Secure; SameSite=None'];
  const open: readonly Header[] = [...origin(PAGE), ['Access-Control-Allow-Credentials', 'true'], ['Vary', 'Origin']];
  expect(causes({ ...INCLUDE, url: 'https://api.test/' }, answer(200, ...open, cookie))).toEqual([]);
  expect(causes({ ...INCLUDE, url: 'https://www.app.example/' }, answer(200, ...open, ['Set-Cookie', 'a=1']))).toEqual(
    [],
  );
});

test('every cookie that browsers do not send to another site is named', () => {
  const open: readonly Header[] = [...origin(PAGE), ['Access-Control-Allow-Credentials', 'true'], ['Vary', 'Origin']];
  const message = (...cookies: readonly string[]) => {
    const response = answer(200, ...open, ...cookies.map((cookie): Header => ['Set-Cookie', cookie]));
    return diagnose(predict({ origin: PAGE, url: 'https://api.test/', ...INCLUDE }, [response]))[0]?.message;
  };
  expect(message('a=1')).toBe('Browsers do not send the cookie "a" with requests from another site');
  expect(message('a=1', 'b=2; Secure', 'c=3; SameSite=None; Secure')).toBe(
    'Browsers do not send the cookies "a", "b" with requests from another site',
  );
});
