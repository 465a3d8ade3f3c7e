import type { Scenario } from '../scenario.ts';
import { ANY, by, differs, fetching, NOTHING, page, type Server, scenarios, withHeader } from './rows.ts';

const OTHER = { path: 'redirect/302/other/json' } as const;
const SECOND_PREFLIGHT = 'sends an unnecessary second preflight';

/** Redirects from one origin to another. */
export const redirectsElsewhere: readonly Scenario[] = scenarios([
  [
    'redirect-other',
    'to another origin: Origin is null',
    ANY,
    fetching(OTHER),
    'GET, GET at other from null',
    '200 redirected',
  ],
  [
    'redirect-other-listed',
    'to another origin that lists the page',
    page(),
    fetching(OTHER),
    'GET, GET at other from null',
    'blocked',
    { failure: 'redirect-origin-null' },
  ],
  [
    'redirect-other-silent',
    'to another origin without CORS',
    to({ origin: false }),
    fetching(OTHER),
    'GET, GET at other from null',
    'blocked',
    { failure: 'redirect-origin-null' },
  ],
  [
    'redirect-other-put',
    'to another origin, preflighted',
    ANY,
    fetching({ method: 'PUT', path: 'redirect/307/other/json' }),
    'preflight PUT -> 204, PUT, preflight PUT -> 204 at other from null, PUT at other from null',
    '200 redirected',
    { differs: { firefox: pageNamed() } },
  ],
  [
    'redirect-other-token',
    'to another origin: Authorization is dropped',
    ANY,
    withHeader('Authorization', 'Bearer x', OTHER),
    'preflight GET authorization -> 204, GET +authorization, GET at other from null',
    '200 redirected',
    { differs: { firefox: tokenAsked('', ''), webkit: tokenAsked(' authorization', ' from null') } },
  ],
  ['redirect-to-page', 'back to the page', ANY, fetching({ path: 'redirect/302/page/index.html' }), 'GET', 'blocked'],
  [
    'redirect-to-user',
    'to a URL with a password',
    ANY,
    fetching({ path: 'credentials-in-redirect' }),
    'GET',
    'blocked',
    { failure: 'redirect-with-password' },
  ],
  [
    'redirect-opaque',
    'mode no-cors',
    NOTHING,
    fetching({ ...OTHER, mode: 'no-cors' }),
    'GET without origin, GET at other without origin',
    'opaque',
  ],
]);

function to(second: { origin: false }): Server {
  return { ...by(({ page }) => page), other: { cors: () => second } };
}

function tokenAsked(header: string, from: string): ReturnType<typeof differs> {
  const first = 'preflight GET authorization -> 204, GET +authorization';
  const second = `preflight GET${header} -> 204 at other${from}, GET at other from null`;
  return differs(`${first}, ${second}`, '200 redirected', SECOND_PREFLIGHT);
}

function pageNamed(): ReturnType<typeof differs> {
  const sees = 'preflight PUT -> 204, PUT, preflight PUT -> 204 at other, PUT at other from null';
  return differs(sees, '200 redirected', "the second preflight still has the page's origin");
}
