import type { Scenario, Step } from '../scenario.ts';
import { ANY, any, by, differs, ELSEWHERE, fetching, GET, PUT, page, raw, scenarios, withHeader } from './rows.ts';

const PREFLIGHT = 'preflight PUT -> 204';
const ONCE = `${PREFLIGHT}, PUT, PUT`;
const TWICE = `${PREFLIGHT}, PUT, ${PREFLIGHT}, PUT`;
const DELETE = fetching({ method: 'DELETE' });
const INCLUDED = fetching({ method: 'PUT', credentials: 'include' });
const CACHED = fetching({ path: 'cached' });
const OTHER_CACHED = fetching({ path: 'cached', in: 'other-page' });
const IMAGE: Step = { do: 'image', path: 'cached.png' };
const IMAGE_FETCHED = fetching({ path: 'cached.png' });

/** How long a browser remembers the answer to a preflight. */
export const preflightCache: readonly Scenario[] = scenarios([
  ['age-default', 'no maxAge: five seconds', ANY, [PUT, PUT], ONCE, '200, 200'],
  ['age-60', 'maxAge: 60', any({ maxAge: 60 }), [PUT, PUT], ONCE, '200, 200'],
  ['age-0', 'maxAge: 0', any({ maxAge: 0 }), [PUT, PUT], TWICE, '200, 200'],
  ['age-listed', 'for a listed origin', page({ maxAge: 60 }), [PUT, PUT], ONCE, '200, 200'],
  [
    'age-1-passed',
    'maxAge: 1, and two seconds later',
    any({ maxAge: 1 }),
    [PUT, { do: 'wait', milliseconds: 2000 }, PUT],
    TWICE,
    '200, waited, 200',
  ],
  [
    'age-other-method',
    'serves every method of the list',
    any({ maxAge: 60 }),
    [PUT, DELETE],
    `${PREFLIGHT}, PUT, DELETE`,
    '200, 200',
  ],
  [
    'age-other-header',
    'serves every header of the list',
    any({ maxAge: 60, allowedHeaders: 'X-One,X-Two' }),
    [withHeader('X-One', '1'), withHeader('X-Two', '1')],
    'preflight GET x-one -> 204, GET, GET',
    '200, 200',
  ],
  [
    'age-unlisted-header',
    'not a header outside the list',
    page({ maxAge: 60, allowedHeaders: 'X-One' }),
    [withHeader('X-One', '1'), withHeader('X-Two', '1')],
    'preflight GET x-one -> 204, GET, preflight GET x-two -> 204',
    '200, blocked',
  ],
  [
    'age-other-path',
    'not another URL',
    any({ maxAge: 60 }),
    [PUT, fetching({ method: 'PUT', path: 'more' })],
    TWICE,
    '200, 200',
  ],
  [
    'age-query',
    'not another query',
    any({ maxAge: 60 }),
    [PUT, fetching({ method: 'PUT', path: 'json?q' })],
    TWICE,
    '200, 200',
  ],
  [
    'age-credentials',
    'not with credentials',
    page({ maxAge: 60, credentials: true }),
    [PUT, INCLUDED],
    TWICE,
    '200, 200',
  ],
  [
    'age-credentials-first',
    'one made with credentials serves both',
    page({ maxAge: 60, credentials: true }),
    [INCLUDED, PUT],
    ONCE,
    '200, 200',
    { differs: { firefox: differs(TWICE, '200, 200', 'entries are kept apart by credentials') } },
  ],
  [
    'age-refused',
    'a refusal is not remembered',
    ELSEWHERE,
    [PUT, PUT],
    'preflight PUT -> 403, preflight PUT -> 403',
    'blocked, blocked',
  ],
  [
    'age-other-page',
    'not for another origin',
    by(({ page, otherPage }) => ({ origin: [page, otherPage], maxAge: 60 })),
    [PUT, fetching({ method: 'PUT', in: 'other-page' })],
    `${PREFLIGHT}, PUT, preflight PUT -> 204 from other page, PUT from other page`,
    '200, 200',
  ],
  ['age-negative', 'a negative age', aged('-1'), [PUT, PUT], ONCE, '200, 200', notCached('no entry is made')],
  [
    'age-no-number',
    'an age that is no number',
    aged('soon'),
    [PUT, PUT],
    ONCE,
    '200, 200',
    { differs: { firefox: differs(TWICE, '200, 200', 'no entry is made') } },
  ],
]);

/** One cached answer, two origins: what `Vary` is for. */
export const sharedCache: readonly Scenario[] = scenarios([
  ['shared-any', 'any origin: one answer serves both', ANY, [CACHED, OTHER_CACHED], 'GET', '200, 200'],
  ['shared-listed', 'listed: each asks anew', both(), [CACHED, OTHER_CACHED], 'GET, GET from other page', '200, 200'],
  ['shared-listed-again', 'listed: the same page need not ask', page(), [CACHED, CACHED], 'GET', '200, 200'],
  [
    'shared-refused-first',
    'a refused page first',
    by(({ otherPage }) => otherPage),
    [CACHED, OTHER_CACHED],
    'GET, GET from other page',
    'blocked, 200',
  ],
  [
    'shared-function-refused-first',
    'a function that refuses first',
    by(({ otherPage }) => ({ origin: (origin: string) => origin === otherPage })),
    [CACHED, OTHER_CACHED],
    'GET, GET from other page',
    'blocked, 200',
  ],
  [
    'shared-delegate',
    'options by request',
    by(({ otherPage }) => ({ headers }: { headers: { origin?: string } }) => ({
      origin: headers.origin === otherPage ? '*' : false,
    })),
    [CACHED, OTHER_CACHED],
    'GET, GET from other page',
    'blocked, 200',
  ],
  [
    'shared-image-first',
    'an image first, then fetch()',
    page(),
    [IMAGE, IMAGE_FETCHED],
    'GET without origin, GET',
    'loaded, 200',
  ],
  [
    'shared-image-any',
    'the same, any origin',
    ANY,
    [IMAGE, IMAGE_FETCHED],
    'GET without origin',
    'loaded, 200',
    apart('200'),
  ],
  [
    'shared-image-no-vary',
    'the same without Vary: the poisoned cache',
    unvaried(),
    [IMAGE, IMAGE_FETCHED],
    'GET without origin',
    'loaded, blocked',
    apart('200'),
  ],
  ['no-store', 'an answer that is not stored', page(), [GET, GET], 'GET, GET', '200, 200'],
]);

function both(): ReturnType<typeof by> {
  return by(({ page, otherPage }) => ({ origin: [page, otherPage] }));
}

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

/** Sends its fields only to who asks, and no Vary, as many a server of files does. */
function unvaried(): ReturnType<typeof raw> {
  return {
    raw: (place) => ({ actual: { headers: [['Access-Control-Allow-Origin', place.page]] }, onlyWithOrigin: true }),
  };
}

function apart(got: string): { differs: { firefox: ReturnType<typeof differs> } } {
  const because = 'images and fetch() share no cache entries';
  return { differs: { firefox: differs('GET without origin, GET', `loaded, ${got}`, because) } };
}
