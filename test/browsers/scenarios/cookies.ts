import type { Scenario, Step } from '../scenario.ts';
import { ANY, ELSEWHERE, fetching, GET, page, scenarios } from './rows.ts';

const COOKIE: Step = { do: 'cookie', path: '' };
const INCLUDED = fetching({ credentials: 'include' });
const INCLUDED_PUT = fetching({ credentials: 'include', method: 'PUT' });
const STORING = fetching({ path: 'cookie', credentials: 'include' });
const OPEN = page({ credentials: true });
const PREFLIGHT = 'preflight PUT -> 204';

/** Cookies, as the server gets them and sets them. */
export const cookies: readonly Scenario[] = scenarios([
  ['cookie-sent', 'a cookie is sent', OPEN, [COOKIE, INCLUDED], 'GET +cookie', 'set, 200'],
  [
    'cookie-not-in-preflight',
    'no cookie is sent with the preflight',
    OPEN,
    [COOKIE, INCLUDED_PUT],
    `${PREFLIGHT}, PUT +cookie`,
    'set, 200',
  ],
  ['cookie-same-origin', 'no cookie is sent by default', OPEN, [COOKIE, GET], 'GET', 'set, 200'],
  [
    'cookie-omit',
    'no cookie is sent with credentials: omit',
    OPEN,
    [COOKIE, fetching({ credentials: 'omit' })],
    'GET',
    'set, 200',
  ],
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
    'a cookie is stored although the response is blocked',
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
    'include-any-cookie',
    'any origin: the cookie is still sent',
    ANY,
    [COOKIE, INCLUDED],
    'GET +cookie',
    'set, blocked',
  ],
  [
    'refused-with-cookie',
    'a refused GET still reaches the server',
    ELSEWHERE,
    [COOKIE, INCLUDED],
    'GET +cookie',
    'set, blocked',
  ],
]);

function noCors(): Step {
  return fetching({ mode: 'no-cors', credentials: 'include' });
}
