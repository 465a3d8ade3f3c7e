import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, ELSEWHERE, fetching, NOTHING, PUT, raw, type Server, scenarios, withHeader } from './rows.ts';

const SAME = { path: 'redirect/302/api/json' } as const;
const OTHER = { path: 'redirect/302/other/json' } as const;
const SECOND_PREFLIGHT = 'sends an unnecessary second preflight';
const STATUSES = [301, 302, 307, 308];

export const redirects: readonly Scenario[] = scenarios([
  ...STATUSES.map((status) => follow(`redirect-${status}`, `${status} within the API`, status)),
  ['redirect-303-post', '303 after POST', ANY, post(303), 'POST, GET', '200 redirected'],
  ['redirect-302-post', '302 after POST', ANY, post(302), 'POST, GET', '200 redirected'],
  ['redirect-307-post', '307 after POST', ANY, post(307), 'POST, POST', '200 redirected'],
  [
    'redirect-put',
    'after a preflight: a second preflight',
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
    'redirect-preflight',
    'the preflight redirected',
    redirectedPreflight(),
    PUT,
    'preflight PUT -> 302',
    'blocked',
    { failure: 'preflight-redirect' },
  ],
  ['redirect-xhr', 'XMLHttpRequest', ANY, { do: 'xhr', ...SAME }, 'GET, GET', '200'],
]);

function follow(id: string, title: string, code: number): readonly [string, string, Server, Step, string, string] {
  return [id, title, ANY, fetching({ path: `redirect/${code}/api/json` }), 'GET, GET', '200 redirected'];
}

function post(code: number): Step {
  return fetching({ method: 'POST', path: `redirect/${code}/api/json`, body: { kind: 'string' } });
}

function askedAgain(header: string): ReturnType<typeof differs> {
  const sees = `preflight POST content-type -> 204, POST, preflight GET${header} -> 204, GET`;
  return differs(sees, '200 redirected', SECOND_PREFLIGHT);
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
