import type { Scenario, Step } from '../scenario.ts';
import { ANY, any, by, ELSEWHERE, fetching, GET, PUT, page, raw, scenarios, withHeader } from './rows.ts';

const COOKIE: Step = { do: 'cookie', path: '' };
const INCLUDED = fetching({ credentials: 'include' });
const INCLUDED_PUT = fetching({ credentials: 'include', method: 'PUT' });
const STORING = fetching({ path: 'cookie', credentials: 'include' });
const OPEN = page({ credentials: true });
const PREFLIGHT = 'preflight PUT -> 204';

export const credentials: readonly Scenario[] = scenarios([
  ['cookie-sent', 'a cookie is sent', OPEN, [COOKIE, INCLUDED], 'GET +cookie', 'set, 200'],
  [
    'cookie-not-in-preflight',
    'but not in the preflight',
    OPEN,
    [COOKIE, INCLUDED_PUT],
    `${PREFLIGHT}, PUT +cookie`,
    'set, 200',
  ],
  ['cookie-same-origin', 'nor by default', OPEN, [COOKIE, GET], 'GET', 'set, 200'],
  ['cookie-omit', 'nor with credentials: omit', OPEN, [COOKIE, fetching({ credentials: 'omit' })], 'GET', 'set, 200'],
  ['cookie-xhr', 'withCredentials', OPEN, [COOKIE, { do: 'xhr', credentials: 'include' }], 'GET +cookie', 'set, 200'],
  ['cookie-stored', 'a cookie is stored and sent', OPEN, [STORING, INCLUDED], 'GET, GET +cookie', '200, 200'],
  [
    'cookie-not-stored',
    'no cookie is stored by default',
    OPEN,
    [fetching({ path: 'cookie' }), INCLUDED],
    'GET, GET',
    '200, 200',
  ],
  [
    'cookie-stored-blocked',
    'stored though the answer is blocked',
    ANY,
    [STORING, INCLUDED],
    'GET, GET +cookie',
    'blocked, blocked',
  ],
  [
    'cookie-no-cors',
    'mode no-cors with credentials',
    ANY,
    [COOKIE, noCors()],
    'GET without origin +cookie',
    'set, opaque',
  ],
  [
    'include-any',
    'any origin with credentials',
    ANY,
    INCLUDED,
    'GET',
    'blocked',
    { failure: 'origin-any-credentials' },
  ],
  [
    'include-any-put',
    'any origin, preflighted',
    ANY,
    INCLUDED_PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'preflight-origin-any-credentials' },
  ],
  [
    'include-any-cookie',
    'any origin: the cookie is sent all the same',
    ANY,
    [COOKIE, INCLUDED],
    'GET +cookie',
    'set, blocked',
  ],
  [
    'include-listed',
    'listed, but without credentials',
    page(),
    INCLUDED,
    'GET',
    'blocked',
    { failure: 'credentials-missing' },
  ],
  [
    'include-listed-put',
    'the same, preflighted',
    page(),
    INCLUDED_PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'preflight-credentials-missing' },
  ],
  [
    'include-refused',
    'another origin',
    by(() => ({ origin: 'https://elsewhere.example', credentials: true })),
    INCLUDED,
    'GET',
    'blocked',
  ],
  ['include-reflected', 'origin: true, waived', reflected(), INCLUDED, 'GET', '200'],
  ['include-reflected-put', 'the same, preflighted', reflected(), INCLUDED_PUT, `${PREFLIGHT}, PUT`, '200'],
  [
    'include-function',
    'a function and credentials',
    by(() => ({ origin: () => true, credentials: true })),
    INCLUDED,
    'GET',
    '200',
  ],
  ['include-not-asked', 'credentials offered, not used', OPEN, PUT, `${PREFLIGHT}, PUT`, '200'],
  ['include-header', 'any header is echoed', OPEN, header('X-One', '1'), 'preflight GET x-one -> 204, GET', '200'],
  [
    'include-token',
    'Authorization is echoed',
    OPEN,
    header('Authorization', 'x'),
    'preflight GET authorization -> 204, GET +authorization',
    '200',
  ],
  [
    'include-json',
    'JSON with a cookie',
    OPEN,
    [COOKIE, json()],
    'preflight POST content-type -> 204, POST +cookie',
    'set, 200',
  ],
  [
    'include-methods-star',
    'methods: * is literal with credentials',
    literal('Methods'),
    INCLUDED_PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'method' },
  ],
  [
    'include-headers-star',
    'headers: * is literal with credentials',
    literal('Headers'),
    header('X-One', '1'),
    'preflight GET x-one -> 204',
    'blocked',
    { failure: 'header' },
  ],
  [
    'refused-with-cookie',
    'a refused GET has been done all the same',
    ELSEWHERE,
    [COOKIE, INCLUDED],
    'GET +cookie',
    'set, blocked',
  ],
  [
    'null-credentials',
    'null with credentials, waived',
    nullListed(),
    fetching({ in: 'sandbox', credentials: 'include' }),
    'GET from null',
    '200',
  ],
]);

/** Names of response headers. */
export const exposed: readonly Scenario[] = scenarios([
  ['expose-none', 'nothing exposed', ANY, GET, 'GET', '200'],
  ['expose-one', 'one by name', any({ exposedHeaders: 'X-One' }), GET, 'GET', '200 [x-one]'],
  ['expose-list', 'a list', any({ exposedHeaders: ['X-One', 'X-Two'] }), GET, 'GET', '200 [x-one x-two]'],
  ['expose-lower', 'in lower case', any({ exposedHeaders: 'x-two' }), GET, 'GET', '200 [x-two]'],
  ['expose-absent', 'a header that is not there', any({ exposedHeaders: 'X-Three' }), GET, 'GET', '200'],
  ['expose-star', 'exposedHeaders: *', any({ exposedHeaders: '*' }), GET, 'GET', '200 [x-one x-two]'],
  [
    'expose-preflighted',
    'after a preflight',
    any({ exposedHeaders: 'X-One' }),
    PUT,
    `${PREFLIGHT}, PUT`,
    '200 [x-one]',
  ],
  [
    'expose-credentials',
    'with credentials',
    page({ credentials: true, exposedHeaders: 'X-One' }),
    INCLUDED,
    'GET',
    '200 [x-one]',
  ],
  [
    'expose-set-cookie',
    'Set-Cookie never',
    any({ exposedHeaders: '*' }),
    fetching({ path: 'cookie' }),
    'GET',
    '200 [x-one x-two]',
  ],
  [
    'expose-error',
    'on an error',
    any({ exposedHeaders: 'X-One' }),
    fetching({ path: 'status/500' }),
    'GET',
    '500 [x-one]',
  ],
  ['expose-xhr', 'XMLHttpRequest', any({ exposedHeaders: 'X-One' }), { do: 'xhr' }, 'GET', '200 [x-one]'],
  [
    'expose-no-cors',
    'mode no-cors',
    any({ exposedHeaders: 'X-One' }),
    fetching({ mode: 'no-cors' }),
    'GET without origin',
    'opaque',
  ],
]);

function noCors(): Step {
  return fetching({ mode: 'no-cors', credentials: 'include' });
}

function header(name: string, value: string): Step {
  return withHeader(name, value, { credentials: 'include' });
}

function json(): Step {
  const step = { method: 'POST', credentials: 'include', body: { kind: 'string' } } as const;
  return withHeader('Content-Type', 'application/json', step);
}

function reflected(): ReturnType<typeof by> {
  return by(() => ({ origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }));
}

function nullListed(): ReturnType<typeof by> {
  return by(() => ({ origin: ['null'], credentials: true, dangerouslyAllow: ['null-origin'] }));
}

/** What `corsmith` refuses to be configured for. */
function literal(name: 'Methods' | 'Headers'): ReturnType<typeof raw> {
  const both = [
    ['Origin', '<page>'],
    ['Credentials', 'true'],
  ] as const;
  return raw(both, [...both, [name, '*']]);
}
