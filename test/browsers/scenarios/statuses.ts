import type { Scenario, Step } from '../scenario.ts';
import { ANY, ELSEWHERE, fetching, NOTHING, page, scenarios } from './rows.ts';

/** A page can read responses with any status. */
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
    'nothing is listening',
    ANY,
    fetching({ to: 'nowhere' }),
    '',
    'blocked',
    { failure: 'connection-refused' },
  ],
]);

function status(code: number): Step {
  return fetching({ path: `status/${code}` });
}
