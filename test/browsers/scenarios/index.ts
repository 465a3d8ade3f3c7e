import type { Scenario } from '../scenario.ts';
import { cookies } from './cookies.ts';
import { credentials } from './credentials.ts';
import { events } from './events.ts';
import { exposed } from './exposed.ts';
import { faultyPreflights } from './faulty-preflights.ts';
import { faultyResponses } from './faulty-responses.ts';
import { functions } from './functions.ts';
import { images } from './images.ts';
import { methods } from './methods.ts';
import { opaque } from './null-origin.ts';
import { opaqueModes } from './opaque-modes.ts';
import { rules } from './origins.ts';
import { preflightCache } from './preflight-cache.ts';
import { preflightedHeaders, preflightedMethods } from './preflighted.ts';
import { redirects } from './redirects.ts';
import { redirectsElsewhere } from './redirects-elsewhere.ts';
import { headers } from './request-headers.ts';
import { responses } from './responses.ts';
import { scripts } from './scripts.ts';
import { sharedCache } from './shared-cache.ts';
import { simple } from './simple.ts';
import { statuses } from './statuses.ts';
import { styles } from './styles.ts';
import { workers } from './workers.ts';
import { xhr } from './xhr.ts';

/** Every scenario, by topic, in the order of the published matrix. */
export const TOPICS: readonly (readonly [title: string, scenarios: readonly Scenario[]])[] = [
  ['Requests without a preflight', simple],
  ['Preflighted by headers or body', preflightedHeaders],
  ['Preflighted by method', preflightedMethods],
  ['Allowed methods', methods],
  ['Allowed request headers', headers],
  ["Responses to preflights, and the application's own OPTIONS", responses],
  ['Origins', rules],
  ['Origins decided by functions', functions],
  ['The null origin', opaque],
  ['Cookies', cookies],
  ['Credentials', credentials],
  ['Exposed response headers', exposed],
  ['The preflight cache', preflightCache],
  ['Caches shared between origins', sharedCache],
  ['Statuses and errors', statuses],
  ['Redirects', redirects],
  ['Redirects to another origin', redirectsElsewhere],
  ['XMLHttpRequest', xhr],
  ['EventSource and beacons', events],
  ['Workers', workers],
  ['Modes no-cors and same-origin', opaqueModes],
  ['Scripts and modules', scripts],
  ['Stylesheets and fonts', styles],
  ['Images, canvas and WebGL', images],
  ['Faulty servers: responses', faultyResponses],
  ['Faulty servers: preflights', faultyPreflights],
];
