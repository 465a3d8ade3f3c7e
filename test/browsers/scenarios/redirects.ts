import type { Scenario, Step } from '../scenario.ts';
import {
  ANY,
  by,
  differs,
  ELSEWHERE,
  fetching,
  NOTHING,
  PUT,
  page,
  raw,
  type Server,
  scenarios,
  withHeader,
} from './rows.ts';

const SAME = { path: 'redirect/302/api/json' } as const;
const OTHER = { path: 'redirect/302/other/json' } as const;
const ASKED_AGAIN = 'asks again, though nothing is left to ask for';
const STATUSES = [301, 302, 307, 308];

export const redirects: readonly Scenario[] = scenarios([
  ...STATUSES.map((status) => follow(`redirect-${status}`, `${status} within the API`, status)),
  ['redirect-303-post', '303 after POST', ANY, post(303), 'POST, GET', '200 redirected'],
  ['redirect-302-post', '302 after POST', ANY, post(302), 'POST, GET', '200 redirected'],
  ['redirect-307-post', '307 after POST', ANY, post(307), 'POST, POST', '200 redirected'],
  [
    'redirect-put',
    'after a preflight: asks again',
    ANY,
    fetching({ ...SAME, method: 'PUT' }),
    'preflight PUT -> 204, PUT, preflight PUT -> 204, PUT',
    '200 redirected',
  ],
  [
    'redirect-303-json',
    '303 after a preflight',
    ANY,
    withHeader('Content-Type', 'application/json', {
      path: 'redirect/303/api/json',
      method: 'POST',
      body: { kind: 'string' },
    }),
    'preflight POST content-type -> 204, POST, GET',
    '200 redirected',
    { differs: { firefox: askedAgain(''), webkit: askedAgain(' content-type') } },
  ],
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
    'to another origin with Authorization, which is dropped',
    ANY,
    withHeader('Authorization', 'Bearer x', OTHER),
    'preflight GET authorization -> 204, GET +authorization, GET at other from null',
    '200 redirected',
    { differs: { firefox: tokenAsked('', ''), webkit: tokenAsked(' authorization', ' from null') } },
  ],
  ['redirect-to-page', 'back to the page', ANY, fetching({ path: 'redirect/302/page/index.html' }), 'GET', 'blocked'],
  [
    'redirect-no-cors',
    'the redirect itself without CORS',
    NOTHING,
    fetching(SAME),
    'GET',
    'blocked',
    { failure: 'redirect-origin-missing' },
  ],
  [
    'redirect-refused',
    'the redirect refused',
    ELSEWHERE,
    fetching(OTHER),
    'GET',
    'blocked',
    { failure: 'redirect-origin-missing' },
  ],
  ['redirect-error', 'redirect: error', ANY, fetching({ ...SAME, redirect: 'error' }), 'GET', 'blocked'],
  ['redirect-manual', 'redirect: manual', ANY, fetching({ ...SAME, redirect: 'manual' }), 'GET', 'opaqueredirect'],
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
    'redirect-preflight',
    'the preflight redirected',
    redirectedPreflight(),
    PUT,
    'preflight PUT -> 302',
    'blocked',
    { failure: 'preflight-redirect' },
  ],
  [
    'redirect-opaque',
    'mode no-cors',
    NOTHING,
    fetching({ ...OTHER, mode: 'no-cors' }),
    'GET without origin, GET at other without origin',
    'opaque',
  ],
  ['redirect-xhr', 'XMLHttpRequest', ANY, { do: 'xhr', ...SAME }, 'GET, GET', '200'],
]);

/** Answers that are no success are answers all the same. */
export const statuses: readonly Scenario[] = scenarios([
  ['status-404', '404', ANY, status(404), 'GET', '404'],
  ['status-500', '500', ANY, status(500), 'GET', '500'],
  ['status-401', '401', ANY, status(401), 'GET', '401'],
  ['status-403', '403', ANY, status(403), 'GET', '403'],
  ['status-204', '204', ANY, status(204), 'GET', '204'],
  ['status-404-listed', '404, listed', page(), status(404), 'GET', '404'],
  [
    'status-500-put',
    '500 after a preflight',
    ANY,
    { ...status(500), method: 'PUT' },
    'preflight PUT -> 204, PUT',
    '500',
  ],
  ['status-404-silent', '404 without CORS', NOTHING, status(404), 'GET', 'blocked', { failure: 'origin-missing' }],
  ['status-500-refused', '500, refused', ELSEWHERE, status(500), 'GET', 'blocked', { failure: 'origin-missing' }],
  ['error-thrown', 'the application throws', ANY, fetching({ path: 'throws' }), 'GET', '500'],
  ['error-thrown-listed', 'the application throws, listed', page(), fetching({ path: 'throws' }), 'GET', '500'],
  [
    'connection-refused',
    'nobody listens',
    ANY,
    fetching({ to: 'nowhere' }),
    '',
    'blocked',
    { failure: 'connection-refused' },
  ],
]);

function follow(id: string, title: string, code: number): readonly [string, string, Server, Step, string, string] {
  return [id, title, ANY, fetching({ path: `redirect/${code}/api/json` }), 'GET, GET', '200 redirected'];
}

function post(code: number): Step {
  return fetching({ method: 'POST', path: `redirect/${code}/api/json`, body: { kind: 'string' } });
}

function status(code: number): Step {
  return fetching({ path: `status/${code}` });
}

function to(second: { origin: false }): Server {
  return { ...by(({ page }) => page), otherCors: () => second };
}

function askedAgain(header: string): ReturnType<typeof differs> {
  const sees = `preflight POST content-type -> 204, POST, preflight GET${header} -> 204, GET`;
  return differs(sees, '200 redirected', ASKED_AGAIN);
}

function tokenAsked(header: string, from: string): ReturnType<typeof differs> {
  const first = 'preflight GET authorization -> 204, GET +authorization';
  const second = `preflight GET${header} -> 204 at other${from}, GET at other from null`;
  return differs(`${first}, ${second}`, '200 redirected', ASKED_AGAIN);
}

function redirectedPreflight(): Server {
  return raw(
    [['Origin', '*']],
    [
      ['Origin', '*'],
      ['Methods', '*'],
      ['Location', '/elsewhere'],
    ],
    302,
  );
}

function pageNamed(): ReturnType<typeof differs> {
  const sees = 'preflight PUT -> 204, PUT, preflight PUT -> 204 at other, PUT at other from null';
  return differs(sees, '200 redirected', "the second preflight still bears the page's origin");
}
