import type { Scenario, Step, Where } from '../scenario.ts';
import { by, ELSEWHERE, fetching, GET, NOTHING, PUT, page, scenarios } from './rows.ts';

const ALLOWED_PUT = 'preflight PUT -> 204, PUT';

/** Which origins each kind of rule allows. */
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
    'a list, for both pages in it',
    both(),
    [GET, from('other-page')],
    'GET, GET from other page',
    '200, 200',
  ],
  [
    'origin-one-of-two',
    'two pages, only one of them listed',
    page(),
    [GET, from('other-page')],
    'GET, GET from other page',
    '200, blocked',
  ],
  ['origin-any-port', 'a pattern for ports', by(() => 'http://127.0.0.1:*'), GET, 'GET', '200'],
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
    'a pattern for subdomains',
    subdomains(),
    from('subdomain-page'),
    'GET from subdomain page',
    '200',
  ],
  [
    'origin-apex',
    'a pattern for subdomains, at the apex',
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
    'a RegExp that does not match',
    by(() => ({ origin: /^https:\/\/app\d+\.elsewhere\.example$/ })),
    GET,
    'GET',
    'blocked',
  ],
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
