import type { Scenario } from '../scenario.ts';
import { any, fetching, PUT, page, scenarios } from './rows.ts';

/** Other responses to a preflight. */
export const responses: readonly Scenario[] = scenarios([
  [
    'status-200',
    'optionsSuccessStatus: 200',
    any({ optionsSuccessStatus: 200 }),
    PUT,
    'preflight PUT -> 200, PUT',
    '200',
  ],
  [
    'status-299',
    'optionsSuccessStatus: 299',
    any({ optionsSuccessStatus: 299 }),
    PUT,
    'preflight PUT -> 299, PUT',
    '200',
  ],
  ['continue', 'preflightContinue', any({ preflightContinue: true }), PUT, 'preflight PUT -> 200, PUT', '200'],
  [
    'continue-refused',
    'preflightContinue, refused',
    { cors: () => ({ origin: 'https://elsewhere.example', preflightContinue: true }) },
    PUT,
    'preflight PUT -> 200',
    'blocked',
  ],
  [
    'own-options',
    'OPTIONS sent by script reaches the application',
    any({ methods: 'OPTIONS' }),
    fetching({ method: 'OPTIONS' }),
    'preflight OPTIONS -> 204, OPTIONS',
    '200',
  ],
  [
    'own-options-refused',
    'OPTIONS sent by script, not listed',
    page(),
    fetching({ method: 'OPTIONS' }),
    'preflight OPTIONS -> 204',
    'blocked',
  ],
  [
    'own-options-no-cors',
    'OPTIONS in mode no-cors may not be sent',
    any({}),
    fetching({ method: 'OPTIONS', mode: 'no-cors' }),
    '',
    'blocked',
  ],
]);
