import type { Scenario, Step } from '../scenario.ts';
import { ANY, by, differs, fetching, GET, page, type raw, scenarios } from './rows.ts';

const CACHED = fetching({ path: 'cached' });
const OTHER_CACHED = fetching({ path: 'cached', in: 'other-page' });
const IMAGE: Step = { do: 'image', path: 'cached.png' };
const IMAGE_FETCHED = fetching({ path: 'cached.png' });

/** One cached response, two origins: what `Vary` is for. */
export const sharedCache: readonly Scenario[] = scenarios([
  ['shared-any', 'any origin: one response serves both', ANY, [CACHED, OTHER_CACHED], 'GET', '200, 200'],
  [
    'shared-listed',
    'listed: each page sends its own request',
    both(),
    [CACHED, OTHER_CACHED],
    'GET, GET from other page',
    '200, 200',
  ],
  ['shared-listed-again', 'listed: the same page sends no second request', page(), [CACHED, CACHED], 'GET', '200, 200'],
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
    'options chosen for each request',
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
    'an image first, then fetch(), any origin',
    ANY,
    [IMAGE, IMAGE_FETCHED],
    'GET without origin',
    'loaded, 200',
    apart('200'),
  ],
  [
    'shared-image-no-vary',
    'an image first without Vary: a poisoned cache',
    unvaried(),
    [IMAGE, IMAGE_FETCHED],
    'GET without origin',
    'loaded, blocked',
    apart('200'),
  ],
  ['no-store', 'a response that is not stored', page(), [GET, GET], 'GET, GET', '200, 200'],
]);

function both(): ReturnType<typeof by> {
  return by(({ page, otherPage }) => ({ origin: [page, otherPage] }));
}

/** Sends CORS headers only for requests with Origin, and no Vary, as many file servers do. */
function unvaried(): ReturnType<typeof raw> {
  return {
    raw: (place) => ({ actual: { headers: [['Access-Control-Allow-Origin', place.page]] }, onlyWithOrigin: true }),
  };
}

function apart(got: string): { differs: { firefox: ReturnType<typeof differs> } } {
  const because = 'images and fetch() share no cache entries';
  return { differs: { firefox: differs('GET without origin, GET', `loaded, ${got}`, because) } };
}
