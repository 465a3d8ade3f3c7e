import type { Scenario } from '../scenario.ts';
import { preflightCache, sharedCache } from './caches.ts';
import { credentials, exposed } from './credentials.ts';
import { images, scripts, styles } from './elements.ts';
import { faults } from './faults.ts';
import { events, opaqueModes, workers, xhr } from './interfaces.ts';
import { functions, opaque, rules } from './origins.ts';
import { answers, headers, methods } from './policies.ts';
import { preflightedHeaders, preflightedMethods } from './preflighted.ts';
import { redirects, statuses } from './redirects.ts';
import { simple } from './simple.ts';

/** Every scenario, by topic, in the order of the published matrix. */
export const TOPICS: readonly (readonly [title: string, scenarios: readonly Scenario[]])[] = [
  ['Requests without a preflight', simple],
  ['Preflighted by headers or body', preflightedHeaders],
  ['Preflighted by method', preflightedMethods],
  ['Allowed methods', methods],
  ['Allowed request headers', headers],
  ["Answers to preflights, and the application's own OPTIONS", answers],
  ['Origins', rules],
  ['Origins decided by functions', functions],
  ['The null origin', opaque],
  ['Credentials', credentials],
  ['Exposed response headers', exposed],
  ['The preflight cache', preflightCache],
  ['Caches shared between origins', sharedCache],
  ['Statuses and errors', statuses],
  ['Redirects', redirects],
  ['XMLHttpRequest', xhr],
  ['EventSource and beacons', events],
  ['Workers', workers],
  ['Modes no-cors and same-origin', opaqueModes],
  ['Scripts and modules', scripts],
  ['Stylesheets and fonts', styles],
  ['Images, canvas and WebGL', images],
  ['Faulty servers', faults],
];
