import type { CorsArgument } from '../../../src/index.ts';
import {
  A,
  B,
  type CorsHeaders,
  callsNext,
  DEFAULTS,
  type ExchangeRow,
  fails,
  get,
  preflight,
  responds,
  rows,
} from '../row.ts';

/** Origins that only `*` may allow, although they resemble an origin that all rules allow. */
const HOSTILE: readonly (readonly [name: string, origin: string | readonly string[]])[] = [
  ['null', 'null'],
  ['a wildcard', '*'],
  ['an empty Origin', ''],
  ['two Origins in a line', `${A}, ${A}`],
  ['two Origins without comma', `${A} ${A}`],
  ['two lines of Origin', [A, A]],
  ['another Origin before', [B, A]],
  ['another Origin after', [A, B]],
  ['upper case', 'HTTPS://A.EXAMPLE'],
  ['a path', `${A}/`],
  ['a query', `${A}?`],
  ['the default port', `${A}:443`],
  ['a port out of range', `${A}:65536`],
  ['a user', 'https://user@a.example'],
  ['no scheme', 'a.example'],
  ['a file', 'file://'],
  ['garbage', '%00<script>'],
  ['over 326 bytes', `https://${'a.'.repeat(160)}example`],
  ['very long', `https://${'a'.repeat(8000)}.example`],
];

const never = (origin: string): boolean => {
  throw new Error(`called with ${origin}`);
};

const RULES: readonly (readonly [name: string, options: CorsArgument])[] = [
  ['an exact origin', { origin: A }],
  ['a list', { origin: [A, B] }],
  ['a pattern', { origin: ['https://*.a.example', 'https://*.example:*'], dangerouslyAllow: ['shared-suffix'] }],
  ['a RegExp', { origin: /^https:\/\/[a-z.]*a\.example$/, dangerouslyAllow: ['regexp-admits-foreign-origin'] }],
  ['reflection', { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }],
  ['a function, never called', { origin: never }],
  ['a function behind a delegate', () => ({ origin: never })],
];

/** The response for any origin: the Origin header is never read. */
const ANY: CorsHeaders = { origin: '*' };

export const HOSTILE_ORIGINS: readonly ExchangeRow[] = [
  ...RULES.flatMap(([rule, options]) =>
    rows(
      `${rule} against`,
      options,
      HOSTILE.map(([name, origin]) => [name, get(origin), callsNext({}, 'Origin')] as const),
    ),
  ),
  ...rows(
    'a list against a preflight of',
    [A, 'https://*.a.example'],
    HOSTILE.map(([name, origin]) => [name, preflight(origin), responds(403, {}, 'Origin')] as const),
  ),
  ...rows(
    'any origin against',
    '*',
    HOSTILE.map(([name, origin]) => [name, get(origin), callsNext(ANY, null)] as const),
  ),
  ...rows('any origin against', '*', [
    ['a preflight of garbage', preflight('%00<script>'), responds(204, { ...ANY, ...DEFAULTS }, null)],
  ]),
  // the function throws if it is called. It is called for A, so the rows above could fail
  ...rows('a function that throws', { origin: never }, [
    ['is called with an origin', get(A), fails({ message: `called with ${A}` }, 'Origin')],
  ]),
];
