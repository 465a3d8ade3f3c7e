import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, ELSEWHERE, fetching, NOTHING, page, scenarios } from './rows.ts';

const COOKIE: Step = { do: 'cookie', path: '' };
const EVENTS: Step = { do: 'events', path: 'events' };
const CREDENTIALED_EVENTS: Step = { ...EVENTS, credentials: 'include' };
const XHR_PUT: Step = { do: 'xhr', method: 'PUT' };
const UPLOAD: Step = { do: 'xhr', method: 'POST', body: { kind: 'string' }, uploadListener: true };
const OPEN = page({ credentials: true });
const TEXT_BEACON: Step = { do: 'beacon', body: { kind: 'string' } };
const JSON_BEACON: Step = { do: 'beacon', body: { kind: 'Blob', type: 'application/json' } };
const OPAQUE = fetching({ mode: 'no-cors' });

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

export const events: readonly Scenario[] = scenarios([
  ['events', 'EventSource', ANY, EVENTS, 'GET', 'message'],
  ['events-listed', 'EventSource, listed', page(), EVENTS, 'GET', 'message'],
  ['events-none', 'EventSource without CORS', NOTHING, EVENTS, 'GET', 'blocked', { failure: 'events' }],
  [
    'events-credentials',
    'EventSource with its cookie',
    OPEN,
    [COOKIE, CREDENTIALED_EVENTS],
    'GET +cookie',
    'set, message',
  ],
  [
    'events-include-any',
    'with credentials, any origin',
    ANY,
    CREDENTIALED_EVENTS,
    'GET',
    'blocked',
    { failure: 'events-credentials' },
  ],
  ['beacon-text', 'a beacon of text', NOTHING, TEXT_BEACON, 'POST', 'queued'],
  ['beacon-cookie', 'a beacon bears cookies', NOTHING, [COOKIE, TEXT_BEACON], 'POST +cookie', 'set, queued'],
  ['beacon-json', 'a beacon of JSON', OPEN, JSON_BEACON, 'preflight POST content-type -> 204, POST', 'queued'],
  [
    'beacon-json-any',
    'a beacon of JSON, any origin',
    ANY,
    JSON_BEACON,
    'preflight POST content-type -> 204',
    'queued',
    { failure: 'beacon' },
  ],
]);

export const workers: readonly Scenario[] = scenarios([
  ['worker', 'in a worker', page(), fetching({ in: 'worker' }), 'GET', '200'],
  [
    'worker-put',
    'in a worker, preflighted',
    page(),
    fetching({ in: 'worker', method: 'PUT' }),
    'preflight PUT -> 204, PUT',
    '200',
  ],
  [
    'worker-none',
    'in a worker, without CORS',
    NOTHING,
    fetching({ in: 'worker' }),
    'GET',
    'blocked',
    { failure: 'worker' },
  ],
  ['worker-module', 'in a module worker', page(), fetching({ in: 'module-worker' }), 'GET', '200'],
  ['worker-blob', 'in a worker made of a Blob', page(), fetching({ in: 'blob-worker' }), 'GET', '200'],
  ['worker-import', 'import in a module worker', page(), imported(), 'GET', 'loaded'],
  [
    'worker-import-none',
    'import in a module worker, without CORS',
    NOTHING,
    imported(),
    'GET',
    'blocked',
    { failure: 'worker-import' },
  ],
  [
    'worker-cross-origin',
    'a worker from another origin',
    ANY,
    { do: 'script', in: 'cross-origin-worker', path: 'script.js' },
    '',
    'blocked',
  ],
]);

export const opaqueModes: readonly Scenario[] = scenarios([
  ['no-cors', 'mode no-cors', NOTHING, OPAQUE, 'GET without origin', 'opaque'],
  ['no-cors-allowed', 'mode no-cors where it would be allowed', ANY, OPAQUE, 'GET without origin', 'opaque'],
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
  ['no-cors-json', 'mode no-cors drops the type of JSON', ANY, json(), 'POST', 'opaque'],
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

function imported(): Step {
  return { do: 'import', in: 'importing-worker', path: 'module.mjs' };
}

function json(): Step {
  return { ...OPAQUE, method: 'POST', headers: [['Content-Type', 'application/json']], body: { kind: 'string' } };
}
