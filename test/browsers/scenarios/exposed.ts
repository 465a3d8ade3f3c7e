import type { Scenario } from '../scenario.ts';
import { ANY, any, fetching, GET, PUT, page, scenarios } from './rows.ts';

const INCLUDED = fetching({ credentials: 'include' });
const PREFLIGHT = 'preflight PUT -> 204';

/** Names of response headers. */
export const exposed: readonly Scenario[] = scenarios([
  ['expose-none', 'nothing exposed', ANY, GET, 'GET', '200'],
  ['expose-one', 'one by name', any({ exposedHeaders: 'X-One' }), GET, 'GET', '200 [x-one]'],
  ['expose-list', 'a list', any({ exposedHeaders: ['X-One', 'X-Two'] }), GET, 'GET', '200 [x-one x-two]'],
  ['expose-lower', 'in lower case', any({ exposedHeaders: 'x-two' }), GET, 'GET', '200 [x-two]'],
  ['expose-absent', 'a header that the response does not have', any({ exposedHeaders: 'X-Three' }), GET, 'GET', '200'],
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
    'Set-Cookie is never exposed',
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
