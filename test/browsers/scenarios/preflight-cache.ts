import type { Scenario } from '../scenario.ts';
import { ANY, any, by, differs, ELSEWHERE, fetching, PUT, page, raw, scenarios, withHeader } from './rows.ts';

const PREFLIGHT = 'preflight PUT -> 204';
const ONCE = `${PREFLIGHT}, PUT, PUT`;
const TWICE = `${PREFLIGHT}, PUT, ${PREFLIGHT}, PUT`;
const DELETE = fetching({ method: 'DELETE' });
const INCLUDED = fetching({ method: 'PUT', credentials: 'include' });

/** How long a browser caches a preflight. */
export const preflightCache: readonly Scenario[] = scenarios([
  ['age-default', 'no maxAge: five seconds', ANY, [PUT, PUT], ONCE, '200, 200'],
  ['age-60', 'maxAge: 60', any({ maxAge: 60 }), [PUT, PUT], ONCE, '200, 200'],
  ['age-0', 'maxAge: 0', any({ maxAge: 0 }), [PUT, PUT], TWICE, '200, 200'],
  ['age-listed', 'for a listed origin', page({ maxAge: 60 }), [PUT, PUT], ONCE, '200, 200'],
  [
    'age-1-passed',
    'maxAge: 1, after two seconds',
    any({ maxAge: 1 }),
    [PUT, { do: 'wait', milliseconds: 2000 }, PUT],
    TWICE,
    '200, waited, 200',
  ],
  [
    'age-other-method',
    'an entry covers every method in the list',
    any({ maxAge: 60 }),
    [PUT, DELETE],
    `${PREFLIGHT}, PUT, DELETE`,
    '200, 200',
  ],
  [
    'age-other-header',
    'an entry covers every header in the list',
    any({ maxAge: 60, allowedHeaders: 'X-One,X-Two' }),
    [withHeader('X-One', '1'), withHeader('X-Two', '1')],
    'preflight GET x-one -> 204, GET, GET',
    '200, 200',
  ],
  [
    'age-unlisted-header',
    'an entry does not cover other headers',
    page({ maxAge: 60, allowedHeaders: 'X-One' }),
    [withHeader('X-One', '1'), withHeader('X-Two', '1')],
    'preflight GET x-one -> 204, GET, preflight GET x-two -> 204',
    '200, blocked',
  ],
  [
    'age-other-path',
    'an entry does not cover another URL',
    any({ maxAge: 60 }),
    [PUT, fetching({ method: 'PUT', path: 'more' })],
    TWICE,
    '200, 200',
  ],
  [
    'age-query',
    'an entry does not cover another query',
    any({ maxAge: 60 }),
    [PUT, fetching({ method: 'PUT', path: 'json?q' })],
    TWICE,
    '200, 200',
  ],
  [
    'age-credentials',
    'an entry does not cover requests with credentials',
    page({ maxAge: 60, credentials: true }),
    [PUT, INCLUDED],
    TWICE,
    '200, 200',
  ],
  [
    'age-credentials-first',
    'an entry created with credentials covers both',
    page({ maxAge: 60, credentials: true }),
    [INCLUDED, PUT],
    ONCE,
    '200, 200',
    { differs: { firefox: differs(TWICE, '200, 200', 'entries with and without credentials are separate') } },
  ],
  [
    'age-refused',
    'a refusal is not cached',
    ELSEWHERE,
    [PUT, PUT],
    'preflight PUT -> 403, preflight PUT -> 403',
    'blocked, blocked',
  ],
  [
    'age-other-page',
    'an entry does not cover another origin',
    by(({ page, otherPage }) => ({ origin: [page, otherPage], maxAge: 60 })),
    [PUT, fetching({ method: 'PUT', in: 'other-page' })],
    `${PREFLIGHT}, PUT, preflight PUT -> 204 from other page, PUT from other page`,
    '200, 200',
  ],
  [
    'age-negative',
    'a negative max age',
    aged('-1'),
    [PUT, PUT],
    ONCE,
    '200, 200',
    notCached('the preflight is not cached'),
  ],
  [
    'age-no-number',
    'a max age that is not a number',
    aged('soon'),
    [PUT, PUT],
    ONCE,
    '200, 200',
    { differs: { firefox: differs(TWICE, '200, 200', 'the preflight is not cached') } },
  ],
]);

function aged(value: string): ReturnType<typeof raw> {
  return raw(
    [['Origin', '*']],
    [
      ['Origin', '*'],
      ['Methods', 'PUT'],
      ['Max-Age', value],
    ],
  );
}

function notCached(because: string): {
  differs: Record<'chromium' | 'firefox' | 'webkit', ReturnType<typeof differs>>;
} {
  const difference = differs(TWICE, '200, 200', because);
  return { differs: { chromium: difference, firefox: difference, webkit: difference } };
}
