import type { Scenario, Step } from '../scenario.ts';
import { ANY, ELSEWHERE, NOTHING, page, scenarios } from './rows.ts';

const XHR_PUT: Step = { do: 'xhr', method: 'PUT' };
const UPLOAD: Step = { do: 'xhr', method: 'POST', body: { kind: 'string' }, uploadListener: true };

export const xhr: readonly Scenario[] = scenarios([
  ['xhr', 'XMLHttpRequest', ANY, { do: 'xhr' }, 'GET', '200'],
  ['xhr-none', 'without CORS', NOTHING, { do: 'xhr' }, 'GET', 'blocked', { failure: 'xhr-origin-missing' }],
  ['xhr-put', 'preflighted', ANY, XHR_PUT, 'preflight PUT -> 204, PUT', '200'],
  [
    'xhr-put-missing',
    'a method that is not listed',
    page({ methods: [] }),
    XHR_PUT,
    'preflight PUT -> 204',
    'blocked',
    { failure: 'xhr-method' },
  ],
  ['xhr-post', 'POST without listeners', ANY, { ...UPLOAD, uploadListener: false }, 'POST', '200'],
  ['xhr-upload-none', 'an upload listener, without CORS', NOTHING, UPLOAD, 'preflight POST -> 200', 'blocked'],
  ['xhr-upload-refused', 'an upload listener, refused', ELSEWHERE, UPLOAD, 'preflight POST -> 403', 'blocked'],
  [
    'xhr-include-any',
    'withCredentials, any origin',
    ANY,
    { do: 'xhr', credentials: 'include' },
    'GET',
    'blocked',
    { failure: 'xhr-origin-any-credentials' },
  ],
  ['xhr-404', '404 is readable', ANY, { do: 'xhr', path: 'status/404' }, 'GET', '404'],
]);
