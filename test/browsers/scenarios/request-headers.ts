import type { Scenario } from '../scenario.ts';
import { any, ELSEWHERE, fetching, page, scenarios, withHeader } from './rows.ts';

const ONE = withHeader('X-One', '1');
const TWO = withHeader('X-Two', '1');
const TOKEN = withHeader('Authorization', 'Bearer x');
const ASKED = 'preflight GET x-one -> 204';
const ASKED_TOKEN = 'preflight GET authorization -> 204, GET +authorization';

/** Request headers that a policy allows or not. */
export const headers: readonly Scenario[] = scenarios([
  ['headers-list', 'headers as a list', page({ allowedHeaders: ['X-Two', 'X-One'] }), ONE, `${ASKED}, GET`, '200'],
  ['headers-text', 'headers as a string', page({ allowedHeaders: 'X-Two,X-One' }), ONE, `${ASKED}, GET`, '200'],
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
