import type { Scenario, Step } from '../scenario.ts';
import { ANY, NOTHING, page, scenarios } from './rows.ts';

const COOKIE: Step = { do: 'cookie', path: '' };
const EVENTS: Step = { do: 'events', path: 'events' };
const CREDENTIALED_EVENTS: Step = { ...EVENTS, credentials: 'include' };
const OPEN = page({ credentials: true });
const TEXT_BEACON: Step = { do: 'beacon', body: { kind: 'string' } };
const JSON_BEACON: Step = { do: 'beacon', body: { kind: 'Blob', type: 'application/json' } };

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
  ['beacon-cookie', 'a beacon sends cookies', NOTHING, [COOKIE, TEXT_BEACON], 'POST +cookie', 'set, queued'],
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
