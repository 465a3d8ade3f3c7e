import type { CorsArgument } from '../../../src/index.ts';
import {
  A,
  type AnswerFields,
  answers,
  B,
  DEFAULTS,
  type ExchangeRow,
  fails,
  get,
  handsOn,
  preflight,
  rows,
} from '../row.ts';

/** What no rule but `*` may let in, near as it is to an origin that all of them admit. */
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
  throw new Error(`asked about ${origin}`);
};

const RULES: readonly (readonly [name: string, options: CorsArgument])[] = [
  ['an exact origin', { origin: A }],
  ['a list', { origin: [A, B] }],
  ['a pattern', { origin: ['https://*.a.example', 'https://*.example:*'], dangerouslyAllow: ['shared-suffix'] }],
  ['a RegExp', { origin: /^https:\/\/[a-z.]*a\.example$/, dangerouslyAllow: ['regexp-admits-foreign-origin'] }],
  ['reflection', { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }],
  ['a function, never asked', { origin: never }],
  ['a function behind a delegate', () => ({ origin: never })],
];

/** The answer to anyone: the Origin is never read, so nothing in it can matter. */
const ANY: AnswerFields = { origin: '*' };

export const HOSTILE_ORIGINS: readonly ExchangeRow[] = [
  ...RULES.flatMap(([rule, options]) =>
    rows(
      `${rule} against`,
      options,
      HOSTILE.map(([name, origin]) => [name, get(origin), handsOn({}, 'Origin')] as const),
    ),
  ),
  ...rows(
    'a list against a preflight of',
    [A, 'https://*.a.example'],
    HOSTILE.map(([name, origin]) => [name, preflight(origin), answers(403, {}, 'Origin')] as const),
  ),
  ...rows(
    'any origin against',
    '*',
    HOSTILE.map(([name, origin]) => [name, get(origin), handsOn(ANY, null)] as const),
  ),
  ...rows('any origin against', '*', [
    ['a preflight of garbage', preflight('%00<script>'), answers(204, { ...ANY, ...DEFAULTS }, null)],
  ]),
  // the function that would throw is asked about A: proof that the rows above could fail
  ...rows('a function that throws', { origin: never }, [
    ['is asked about an origin', get(A), fails({ message: `asked about ${A}` }, 'Origin')],
  ]),
];
