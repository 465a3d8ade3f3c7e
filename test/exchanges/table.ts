import type { ExchangeRow } from './row.ts';
import { ANY_ORIGIN } from './topics/any-origin.ts';
import { CREDENTIALS } from './topics/credentials.ts';
import { DELEGATE_FAILURES } from './topics/delegate-failures.ts';
import { DELEGATES } from './topics/delegates.ts';
import { ENFORCE } from './topics/enforce.ts';
import { ENFORCE_HOST } from './topics/enforce-host.ts';
import { HOSTILE_ORIGINS } from './topics/hostile-origins.ts';
import { LAYERS } from './topics/layers.ts';
import { LISTED } from './topics/listed.ts';
import { LISTS } from './topics/lists.ts';
import { ORIGIN_FUNCTION_FAILURES } from './topics/origin-function-failures.ts';
import { ORIGIN_FUNCTIONS } from './topics/origin-functions.ts';
import { PATTERNS } from './topics/patterns.ts';
import { PLAIN_OPTIONS } from './topics/plain-options.ts';
import { PREFLIGHT_RESPONSES } from './topics/preflight-responses.ts';
import { REFLECTED_NULL_OFF } from './topics/reflected-null-off.ts';
import { REGEXPS } from './topics/regexps.ts';
import { VARY } from './topics/vary.ts';

export { type ExchangeRow, isSynchronous } from './row.ts';

/** Every exchange, for every adapter: the argument of `cors()`, the request and the response. */
export const EXCHANGES: readonly ExchangeRow[] = [
  ...ANY_ORIGIN,
  ...LISTED,
  ...PATTERNS,
  ...REGEXPS,
  ...REFLECTED_NULL_OFF,
  ...HOSTILE_ORIGINS,
  ...ORIGIN_FUNCTIONS,
  ...ORIGIN_FUNCTION_FAILURES,
  ...DELEGATES,
  ...DELEGATE_FAILURES,
  ...CREDENTIALS,
  ...LISTS,
  ...PREFLIGHT_RESPONSES,
  ...PLAIN_OPTIONS,
  ...VARY,
  ...LAYERS,
  ...ENFORCE,
  ...ENFORCE_HOST,
];
