import type { Scenario, Step } from '../scenario.ts';
import { ANY, by, fetching, PUT, page, raw, scenarios, withHeader } from './rows.ts';

const COOKIE: Step = { do: 'cookie', path: '' };
const INCLUDED = fetching({ credentials: 'include' });
const INCLUDED_PUT = fetching({ credentials: 'include', method: 'PUT' });
const OPEN = page({ credentials: true });
const PREFLIGHT = 'preflight PUT -> 204';

export const credentials: readonly Scenario[] = scenarios([
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
  ['include-reflected', 'origin: true with a waiver', reflected(), INCLUDED, 'GET', '200'],
  ['include-reflected-put', 'the same, preflighted', reflected(), INCLUDED_PUT, `${PREFLIGHT}, PUT`, '200'],
  [
    'include-function',
    'a function and credentials',
    by(() => ({ origin: () => true, credentials: true })),
    INCLUDED,
    'GET',
    '200',
  ],
  ['include-not-requested', 'credentials allowed, not used', OPEN, PUT, `${PREFLIGHT}, PUT`, '200'],
  ['include-header', 'any header is reflected', OPEN, header('X-One', '1'), 'preflight GET x-one -> 204, GET', '200'],
  [
    'include-token',
    'Authorization is reflected',
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
    'null-credentials',
    'null with credentials and a waiver',
    nullListed(),
    fetching({ in: 'sandbox', credentials: 'include' }),
    'GET from null',
    '200',
  ],
]);

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

/** Configurations that corsmith refuses. */
function literal(name: 'Methods' | 'Headers'): ReturnType<typeof raw> {
  const both = [
    ['Origin', '<page>'],
    ['Credentials', 'true'],
  ] as const;
  return raw(both, [...both, [name, '*']]);
}
