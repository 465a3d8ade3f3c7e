import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, fetching, NOTHING, scenarios } from './rows.ts';

const OPAQUE = fetching({ mode: 'no-cors' });

export const opaqueModes: readonly Scenario[] = scenarios([
  ['no-cors', 'mode no-cors', NOTHING, OPAQUE, 'GET without origin', 'opaque'],
  ['no-cors-allowed', 'mode no-cors, although CORS is allowed', ANY, OPAQUE, 'GET without origin', 'opaque'],
  ['no-cors-head', 'mode no-cors, HEAD', NOTHING, { ...OPAQUE, method: 'HEAD' }, 'HEAD without origin', 'opaque'],
  [
    'no-cors-sandbox',
    'mode no-cors, a sandboxed frame',
    NOTHING,
    { ...OPAQUE, in: 'sandbox' },
    'GET without origin',
    'opaque',
  ],
  [
    'no-cors-head-sandbox',
    'mode no-cors, HEAD, a sandboxed frame',
    NOTHING,
    { ...OPAQUE, in: 'sandbox', method: 'HEAD' },
    'HEAD without origin',
    'opaque',
  ],
  [
    'no-cors-sandbox-credentials',
    'mode no-cors, a sandboxed frame, with credentials',
    NOTHING,
    { ...OPAQUE, in: 'sandbox', credentials: 'include' },
    'GET without origin',
    'opaque',
    { differs: { chromium: originSent(), firefox: originSent() } },
  ],
  ['no-cors-post', 'mode no-cors, POST', NOTHING, { ...OPAQUE, method: 'POST' }, 'POST', 'opaque'],
  ['no-cors-put', 'mode no-cors, PUT', ANY, { ...OPAQUE, method: 'PUT' }, '', 'blocked'],
  [
    'no-cors-header',
    'mode no-cors drops headers',
    ANY,
    { ...OPAQUE, headers: [['X-One', '1']] },
    'GET without origin',
    'opaque',
  ],
  ['no-cors-json', 'mode no-cors drops the Content-Type of JSON', ANY, json(), 'POST', 'opaque'],
  [
    'same-origin-mode',
    'mode same-origin',
    ANY,
    fetching({ mode: 'same-origin' }),
    '',
    'blocked',
    { failure: 'same-origin-mode' },
  ],
  ['no-cors-404', 'mode no-cors, 404', NOTHING, { ...OPAQUE, path: 'status/404' }, 'GET without origin', 'opaque'],
]);

function originSent(): ReturnType<typeof differs> {
  return differs('GET from null', 'opaque', 'Origin is sent along with credentials');
}

function json(): Step {
  return { ...OPAQUE, method: 'POST', headers: [['Content-Type', 'application/json']], body: { kind: 'string' } };
}
