import type { Scenario, Step, Where } from '../scenario.ts';
import { ANY, by, ELSEWHERE, fetching, GET, NOTHING, PUT, page, scenarios } from './rows.ts';

const ALLOWED_PUT = 'preflight PUT -> 204, PUT';

/** Which origins are let in, by each kind of rule. */
export const rules: readonly Scenario[] = scenarios([
  ['origin-none', 'no CORS at all', NOTHING, GET, 'GET', 'blocked', { failure: 'origin-missing' }],
  [
    'origin-false',
    'origin: false',
    by(() => ({ origin: false })),
    GET,
    'GET',
    'blocked',
    { failure: 'origin-missing' },
  ],
  [
    'origin-false-put',
    'origin: false, preflighted',
    by(() => ({ origin: false })),
    PUT,
    'preflight PUT -> 200',
    'blocked',
  ],
  ['origin-true', 'origin: true', by(() => ({ origin: true })), GET, 'GET', '200'],
  ['origin-text', 'cors(origin)', by(({ page }) => page), GET, 'GET', '200'],
  ['origin-refused', 'another origin is listed', ELSEWHERE, GET, 'GET', 'blocked', { failure: 'origin-missing' }],
  ['origin-list', 'a list', by(({ page }) => ['https://elsewhere.example', page]), GET, 'GET', '200'],
  ['origin-list-put', 'a list, preflighted', by(({ page, api }) => [api, page]), PUT, ALLOWED_PUT, '200'],
  ['origin-list-other', 'a list, for another page', both(), from('other-page'), 'GET from other page', '200'],
  [
    'origin-two',
    'a list, for both of its pages',
    both(),
    [GET, from('other-page')],
    'GET, GET from other page',
    '200, 200',
  ],
  [
    'origin-one-of-two',
    'one page of two',
    page(),
    [GET, from('other-page')],
    'GET, GET from other page',
    '200, blocked',
  ],
  ['origin-any-port', 'a pattern of ports', by(() => 'http://127.0.0.1:*'), GET, 'GET', '200'],
  [
    'origin-localhost',
    'localhost is not 127.0.0.1',
    page(),
    from('localhost-page'),
    'GET from localhost page',
    'blocked',
  ],
  [
    'origin-subdomain',
    'a pattern of subdomains',
    subdomains(),
    from('subdomain-page'),
    'GET from subdomain page',
    '200',
  ],
  [
    'origin-apex',
    'a pattern of subdomains, at the apex',
    subdomains(),
    from('localhost-page'),
    'GET from localhost page',
    'blocked',
  ],
  ['origin-regexp', 'a RegExp', by(() => ({ origin: /^http:\/\/127\.0\.0\.1:\d+$/ })), GET, 'GET', '200'],
  [
    'origin-regexp-put',
    'a RegExp, preflighted',
    by(() => ({ origin: /^http:\/\/127\.0\.0\.1:\d+$/ })),
    PUT,
    ALLOWED_PUT,
    '200',
  ],
  [
    'origin-regexp-refused',
    'a RegExp of others',
    by(() => ({ origin: /^https:\/\/app\d+\.elsewhere\.example$/ })),
    GET,
    'GET',
    'blocked',
  ],
]);

/** Origins that a function decides about, and policies by request. */
export const functions: readonly Scenario[] = scenarios([
  ['function-yes', 'a function that returns true', asking(() => true), GET, 'GET', '200'],
  ['function-no', 'a function that returns false', asking(() => false), GET, 'GET', 'blocked'],
  ['function-put', 'a function, preflighted', asking(() => true), PUT, ALLOWED_PUT, '200'],
  [
    'function-no-put',
    'a function that refuses, preflighted',
    asking(() => false),
    PUT,
    'preflight PUT -> 403',
    'blocked',
  ],
  ['function-promise', 'a promise', asking(async () => true), GET, 'GET', '200'],
  ['function-promise-no', 'a promise of false', asking(async () => false), PUT, 'preflight PUT -> 403', 'blocked'],
  ['function-callback', 'a callback', callingBack(null, true), GET, 'GET', '200'],
  ['function-callback-no', 'a callback with false', callingBack(null, false), GET, 'GET', 'blocked'],
  ['function-error', 'a callback with an error', callingBack(new Error('no database')), GET, 'GET', 'blocked'],
  [
    'function-error-put',
    'an error, preflighted',
    callingBack(new Error('no database')),
    PUT,
    'preflight PUT -> 500',
    'blocked',
    { failure: 'preflight-origin-missing' },
  ],
  [
    'function-per-origin',
    'a function that knows one page',
    by(({ page }) => ({ origin: (origin: string) => origin === page })),
    [GET, from('other-page')],
    'GET, GET from other page',
    '200, blocked',
  ],
  ['delegate', 'options by request', by(() => () => ({ origin: '*' })), PUT, ALLOWED_PUT, '200'],
  ['delegate-promise', 'a promise of options', by(() => async () => ({ origin: '*' })), PUT, ALLOWED_PUT, '200'],
  ['delegate-refused', 'options by request, refusing', by(() => () => ({ origin: false })), GET, 'GET', 'blocked'],
]);

/** Pages without an origin. */
export const opaque: readonly Scenario[] = scenarios([
  ['null-sandbox', 'a sandboxed frame, any origin', ANY, from('sandbox'), 'GET from null', '200'],
  [
    'null-sandbox-put',
    'a sandboxed frame, preflighted',
    ANY,
    from('sandbox', 'PUT'),
    'preflight PUT -> 204 from null, PUT from null',
    '200',
  ],
  ['null-data', 'a data: frame, any origin', ANY, from('data-frame'), 'GET from null', '200'],
  ['null-data-worker', 'a data: worker, any origin', ANY, from('data-worker'), 'GET from null', '200'],
  [
    'null-refused',
    'a sandboxed frame, an origin listed',
    page(),
    from('sandbox'),
    'GET from null',
    'blocked',
    { failure: 'origin-missing-null' },
  ],
  [
    'null-refused-put',
    'the same, preflighted',
    page(),
    from('sandbox', 'PUT'),
    'preflight PUT -> 403 from null',
    'blocked',
  ],
  [
    'null-pattern',
    'no pattern admits null',
    by(() => ['http://127.0.0.1:*', 'http://*.localhost:*']),
    from('sandbox'),
    'GET from null',
    'blocked',
  ],
  ['null-function', 'no function is asked about null', asking(() => true), from('sandbox'), 'GET from null', 'blocked'],
  ['null-listed', 'null listed and waived', nullListed(), from('sandbox'), 'GET from null', '200'],
  ['null-listed-data', 'null listed, a data: frame', nullListed(), from('data-frame'), 'GET from null', '200'],
  ['srcdoc', 'a srcdoc frame has its page origin', page(), from('srcdoc-frame'), 'GET', '200'],
]);

function from(where: Where, method = 'GET'): Step {
  return fetching({ in: where, method });
}

function both(): ReturnType<typeof by> {
  return by(({ page, otherPage }) => ({ origin: [page, otherPage] }));
}

function subdomains(): ReturnType<typeof by> {
  return by(() => 'http://*.localhost:*');
}

function asking(origin: () => boolean | Promise<boolean>): ReturnType<typeof by> {
  return by(() => ({ origin }));
}

function callingBack(error: Error | null, allowed?: boolean): ReturnType<typeof by> {
  return by(() => ({
    origin: (_origin: string, callback: (error: unknown, allowed?: boolean) => void) => {
      setImmediate(callback, error, allowed);
    },
  }));
}

function nullListed(): ReturnType<typeof by> {
  return by(({ page }) => ({ origin: [page, 'null'], dangerouslyAllow: ['null-origin'] }));
}
