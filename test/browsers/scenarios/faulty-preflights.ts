import type { Scenario } from '../scenario.ts';
import { differs, PUT, raw, scenarios, withHeader } from './rows.ts';

const ONE = withHeader('X-One', '1');
const PREFLIGHT = 'preflight PUT -> 204';
const OPEN = ['Origin', '*'] as const;
const PAGE = ['Origin', '<page>'] as const;
const METHODS = ['Methods', 'PUT'] as const;

/** Responses to preflights that browsers reject, or accept unexpectedly. */
export const faultyPreflights: readonly Scenario[] = scenarios([
  [
    'preflight-origin-only',
    'PUT, no methods allowed',
    raw([OPEN], [OPEN]),
    PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'method' },
  ],
  [
    'preflight-post-only',
    'POST with a header, no methods allowed',
    raw([OPEN], [OPEN, ['Headers', 'x-one']]),
    withHeader('X-One', '1', { method: 'POST' }),
    'preflight POST x-one -> 204, POST',
    '200',
  ],
  [
    'preflight-methods-case',
    'methods in lower case',
    raw([OPEN], [OPEN, ['Methods', 'put']]),
    PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'method' },
  ],
  [
    'preflight-methods-syntax',
    'methods without a comma',
    raw([OPEN], [OPEN, ['Methods', 'PUT DELETE']]),
    PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'methods-syntax' },
  ],
  [
    'preflight-methods-lines',
    'methods in two headers',
    raw([OPEN], [OPEN, ['Methods', 'GET'], METHODS]),
    PUT,
    `${PREFLIGHT}, PUT`,
    '200',
  ],
  [
    'preflight-methods-gaps',
    'methods with empty elements',
    raw([OPEN], [OPEN, ['Methods', ', PUT ,,']]),
    PUT,
    `${PREFLIGHT}, PUT`,
    '200',
  ],
  [
    'preflight-headers-syntax',
    'headers without a comma',
    raw([OPEN], [OPEN, ['Headers', 'x-one x-two']]),
    ONE,
    'preflight GET x-one -> 204',
    'blocked',
    { failure: 'headers-syntax' },
  ],
  [
    'preflight-headers-lines',
    'header names in two headers',
    raw([OPEN], [OPEN, ['Headers', 'x-two'], ['Headers', 'X-ONE']]),
    ONE,
    'preflight GET x-one -> 204, GET',
    '200',
  ],
  [
    'preflight-star-token',
    'headers: * and Authorization',
    raw([OPEN], [OPEN, ['Headers', '*']]),
    withHeader('Authorization', 'Bearer x'),
    'preflight GET authorization -> 204',
    'blocked',
    {
      failure: 'authorization',
      differs: everywhere(
        'preflight GET authorization -> 204, GET +authorization',
        '200',
        'the wildcard still covers Authorization',
      ),
    },
  ],
  [
    'preflight-404',
    'a preflight gets 404',
    raw([OPEN], [OPEN, METHODS], 404),
    PUT,
    'preflight PUT -> 404',
    'blocked',
    { failure: 'preflight-status' },
  ],
  [
    'preflight-401',
    'a preflight gets 401',
    raw([OPEN], [OPEN, METHODS], 401),
    PUT,
    'preflight PUT -> 401',
    'blocked',
    { failure: 'preflight-status' },
  ],
  [
    'preflight-500',
    'a preflight gets 500',
    raw([OPEN], [OPEN, METHODS], 500),
    PUT,
    'preflight PUT -> 500',
    'blocked',
    { failure: 'preflight-status' },
  ],
  [
    'preflight-304',
    'a preflight gets 304',
    raw([OPEN], [OPEN, METHODS], 304),
    PUT,
    'preflight PUT -> 304',
    'blocked',
    { failure: 'preflight-status' },
  ],
  [
    'preflight-elsewhere',
    'a preflight for another origin',
    raw([OPEN], [['Origin', 'https://elsewhere.example'], METHODS]),
    PUT,
    PREFLIGHT,
    'blocked',
    { failure: 'preflight-origin-mismatch' },
  ],
  [
    'response-silent',
    'a preflight, then a response without CORS',
    raw([], [OPEN, METHODS]),
    PUT,
    `${PREFLIGHT}, PUT`,
    'blocked',
    { failure: 'origin-missing' },
  ],
  ['preflight-204-bare', '204 without Content-Length', raw([PAGE], [PAGE, METHODS]), PUT, `${PREFLIGHT}, PUT`, '200'],
]);

function everywhere(
  sees: string,
  gets: string,
  because: string,
): Record<'chromium' | 'firefox' | 'webkit', ReturnType<typeof differs>> {
  const difference = differs(sees, gets, because);
  return { chromium: difference, firefox: difference, webkit: difference };
}
