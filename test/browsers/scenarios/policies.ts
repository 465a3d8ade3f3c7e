import type { Scenario } from '../scenario.ts';
import { any, ELSEWHERE, fetching, GET, NOTHING, PUT, page, scenarios, withHeader } from './rows.ts';

const DELETE = fetching({ method: 'DELETE' });
const ONE = withHeader('X-One', '1');
const TWO = withHeader('X-Two', '1');
const TOKEN = withHeader('Authorization', 'Bearer x');
const PUT_SEEN = 'preflight PUT -> 204, PUT';
const ASKED = 'preflight GET x-one -> 204';
const ASKED_TOKEN = 'preflight GET authorization -> 204, GET +authorization';

/** Allowed methods. */
export const methods: readonly Scenario[] = scenarios([
  [
    'methods-list',
    'methods as a list',
    any({ methods: ['PUT', 'DELETE'] }),
    DELETE,
    'preflight DELETE -> 204, DELETE',
    '200',
  ],
  [
    'methods-text',
    'methods as text',
    any({ methods: 'PUT, DELETE' }),
    DELETE,
    'preflight DELETE -> 204, DELETE',
    '200',
  ],
  ['methods-lower', 'methods in lower case', any({ methods: ['put'] }), PUT, PUT_SEEN, '200'],
  ['methods-star', 'methods: *', any({ methods: '*' }), PUT, PUT_SEEN, '200'],
  ['methods-star-unusual', 'methods: * and PROPFIND', any({ methods: '*' }), propfind(), propfindSeen(), '200'],
  ['methods-unusual', 'PROPFIND by name', any({ methods: ['PROPFIND'] }), propfind(), propfindSeen(), '200'],
  [
    'methods-missing',
    'a method that is not listed',
    page({ methods: 'PUT' }),
    DELETE,
    'preflight DELETE -> 204',
    'blocked',
    { failure: 'method' },
  ],
  [
    'methods-none',
    'no method listed',
    page({ methods: [] }),
    PUT,
    'preflight PUT -> 204',
    'blocked',
    { failure: 'method' },
  ],
  [
    'methods-safelisted',
    'POST, not listed, needs no listing',
    page({ methods: 'PUT' }),
    postOne(),
    'preflight POST x-one -> 204, POST',
    '200',
  ],
  [
    'patch-lower-case',
    'patch in lower case',
    page(),
    fetching({ method: 'patch' }),
    'preflight patch -> 204',
    'blocked',
    { failure: 'method' },
  ],
  [
    'methods-refused',
    'PUT from an origin that is not allowed',
    ELSEWHERE,
    PUT,
    'preflight PUT -> 403',
    'blocked',
    { failure: 'preflight-origin-missing' },
  ],
  [
    'methods-silent',
    'PUT to a server without CORS',
    NOTHING,
    PUT,
    'preflight PUT -> 200',
    'blocked',
    { failure: 'preflight-origin-missing' },
  ],
  ['simple-not-judged', 'GET is not judged by methods', page({ methods: [] }), GET, 'GET', '200'],
]);

/** Allowed request headers. */
export const headers: readonly Scenario[] = scenarios([
  ['headers-list', 'headers as a list', page({ allowedHeaders: ['X-Two', 'X-One'] }), ONE, `${ASKED}, GET`, '200'],
  ['headers-text', 'headers as text', page({ allowedHeaders: 'X-Two,X-One' }), ONE, `${ASKED}, GET`, '200'],
  ['headers-lower', 'headers in lower case', page({ allowedHeaders: 'x-one' }), ONE, `${ASKED}, GET`, '200'],
  ['headers-default', 'no list of headers, without credentials', page(), ONE, `${ASKED}, GET`, '200'],
  ['headers-star', 'headers: *', any({ allowedHeaders: '*' }), ONE, `${ASKED}, GET`, '200'],
  ['headers-default-token', 'Authorization without a list of headers', any({}), TOKEN, ASKED_TOKEN, '200'],
  ['headers-star-token', 'Authorization and headers: *', any({ allowedHeaders: '*' }), TOKEN, ASKED_TOKEN, '200'],
  ['headers-token', 'Authorization by name', any({ allowedHeaders: 'Authorization' }), TOKEN, ASKED_TOKEN, '200'],
  [
    'headers-echo',
    'no list of headers, with credentials',
    page({ credentials: true }),
    included(),
    `${ASKED}, GET`,
    '200',
  ],
  [
    'headers-missing',
    'a header that is not listed',
    page({ allowedHeaders: 'X-One' }),
    TWO,
    'preflight GET x-two -> 204',
    'blocked',
    { failure: 'header' },
  ],
  ['headers-none', 'no header listed', page({ allowedHeaders: [] }), ONE, ASKED, 'blocked', { failure: 'header' }],
  [
    'headers-type-missing',
    'JSON without Content-Type listed',
    page({ allowedHeaders: 'X-One' }),
    json(),
    'preflight POST content-type -> 204',
    'blocked',
    { failure: 'header' },
  ],
  [
    'headers-type',
    'JSON with Content-Type listed',
    page({ allowedHeaders: 'content-type' }),
    json(),
    'preflight POST content-type -> 204, POST',
    '200',
  ],
  [
    'headers-one-missing',
    'one header of two listed',
    page({ allowedHeaders: 'X-One' }),
    both(),
    'preflight GET x-one,x-two -> 204',
    'blocked',
    { failure: 'header' },
  ],
  [
    'headers-refused',
    'a header from an origin that is not allowed',
    ELSEWHERE,
    ONE,
    'preflight GET x-one -> 403',
    'blocked',
  ],
]);

/** What a preflight's answer looks like otherwise. */
export const answers: readonly Scenario[] = scenarios([
  [
    'status-200',
    'optionsSuccessStatus: 200',
    any({ optionsSuccessStatus: 200 }),
    PUT,
    'preflight PUT -> 200, PUT',
    '200',
  ],
  [
    'status-299',
    'optionsSuccessStatus: 299',
    any({ optionsSuccessStatus: 299 }),
    PUT,
    'preflight PUT -> 299, PUT',
    '200',
  ],
  ['continue', 'preflightContinue', any({ preflightContinue: true }), PUT, 'preflight PUT -> 200, PUT', '200'],
  [
    'continue-refused',
    'preflightContinue, refused',
    { cors: () => ({ origin: 'https://elsewhere.example', preflightContinue: true }) },
    PUT,
    'preflight PUT -> 200',
    'blocked',
  ],
  [
    'own-options',
    'OPTIONS by script reaches the application',
    any({ methods: 'OPTIONS' }),
    fetching({ method: 'OPTIONS' }),
    'preflight OPTIONS -> 204, OPTIONS',
    '200',
  ],
  [
    'own-options-refused',
    'OPTIONS by script, not listed',
    page(),
    fetching({ method: 'OPTIONS' }),
    'preflight OPTIONS -> 204',
    'blocked',
  ],
  [
    'own-options-no-cors',
    'OPTIONS in mode no-cors may not be sent',
    any({}),
    fetching({ method: 'OPTIONS', mode: 'no-cors' }),
    '',
    'blocked',
  ],
]);

function propfind(): ReturnType<typeof fetching> {
  return fetching({ method: 'PROPFIND' });
}

function propfindSeen(): string {
  return 'preflight PROPFIND -> 204, PROPFIND';
}

function postOne(): ReturnType<typeof fetching> {
  return withHeader('X-One', '1', { method: 'POST' });
}

function included(): ReturnType<typeof fetching> {
  return withHeader('X-One', '1', { credentials: 'include' });
}

function json(): ReturnType<typeof fetching> {
  return withHeader('Content-Type', 'application/json', { method: 'POST', body: { kind: 'string' } });
}

function both(): ReturnType<typeof fetching> {
  return fetching({
    headers: [
      ['X-One', '1'],
      ['X-Two', '1'],
    ],
  });
}
