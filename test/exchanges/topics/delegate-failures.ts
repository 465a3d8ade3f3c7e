import type { CorsOptionsDelegate } from '../../../src/index.ts';
import { A, type ExchangeRow, type ExpectedError, fails, get, preflight, rows } from '../row.ts';

const unfit = (message: string): ExpectedError => ({ code: 'ERR_CORS_RESULT', message });
const CONFIG: ExpectedError = { code: 'ERR_CORS_CONFIG', message: 'cannot be used' };
const BROKEN: ExpectedError = { message: 'the database is down' };
const broken = (): Error => new Error(BROKEN.message);
const WRITE = 'to decide which origins to allow, call cors({ origin: yourFunction })';

/** A delegate that TypeScript would reject. */
const untyped = (delegate: (...args: readonly never[]) => unknown): CorsOptionsDelegate =>
  delegate as CorsOptionsDelegate;
type Callback = (error: unknown, answer?: unknown) => void;

const FAILURES: readonly (readonly [name: string, delegate: CorsOptionsDelegate, error: ExpectedError])[] = [
  [
    'throws',
    () => {
      throw broken();
    },
    BROKEN,
  ],
  ['calls back an error', (_request, callback) => callback(broken()), BROKEN],
  ['calls back an error and options', (_request, callback) => callback(broken(), { origin: A }), BROKEN],
  [
    'calls back an error late',
    (_request, callback) => {
      setTimeout(callback, 2, broken());
    },
    BROKEN,
  ],
  ['rejects', async () => Promise.reject(broken()), BROKEN],
  ['rejects with nothing', async () => Promise.reject(), unfit('the delegate')],
  ['answers true', untyped(() => true), unfit(WRITE)],
  ['answers false', untyped(() => false), unfit(WRITE)],
  ['calls back true', untyped((_: never, callback: Callback) => callback(null, true)), unfit(WRITE)],
  ['resolves to true', untyped(async () => true), unfit(WRITE)],
  [
    'resolves to nothing',
    untyped(async () => undefined),
    unfit('the delegate returned undefined: return options or a policy'),
  ],
  ['resolves to a text', untyped(async () => A), unfit(`the delegate returned "${A}": return options or a policy`)],
  [
    'calls back nothing',
    (_request, callback) => callback(null),
    unfit('the delegate returned undefined: return options or a policy'),
  ],
  [
    'calls back a text',
    untyped((_: never, callback: Callback) => callback(null, A)),
    unfit(`the delegate returned "${A}": return options or a policy`),
  ],
  ['returns a list', untyped(() => [A]), unfit('return options or a policy')],
  ['returns invalid options', () => ({ origin: '' }), CONFIG],
  ['calls back bad options', (_request, callback) => callback(null, { origin: [] }), CONFIG],
  [
    'resolves to an unknown option',
    untyped(async () => ({ origins: A })),
    { code: 'ERR_CORS_CONFIG', message: 'origins' },
  ],
];

export const DELEGATE_FAILURES: readonly ExchangeRow[] = FAILURES.flatMap(([name, delegate, error]) =>
  rows(`a delegate that ${name}`, delegate, [
    ['a GET', get(A), fails(error, 'Origin')],
    ['without Origin', get(), fails(error, 'Origin')],
    ['a preflight', preflight(A), fails(error, 'Origin')],
  ]),
);
