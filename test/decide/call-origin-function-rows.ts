import { expect } from 'vitest';

export const ORIGIN = 'https://a.example';
export const BOOM: Error = new Error('boom');
const ALLOWED = { value: true };
const REFUSED = { value: false };
const FAILED = { error: BOOM };
const UNFIT = { error: expect.objectContaining({ code: 'ERR_CORS_RESULT' }) };
export const LATE: unknown = { error: expect.objectContaining({ code: 'ERR_CORS_TIMEOUT' }) };

interface Row {
  readonly name: string;
  // untyped, as in JavaScript
  readonly ask: (...args: never[]) => unknown;
  /** Settled when `askOrigin` returns. */
  readonly sync?: unknown;
  /** Settled after microtasks and timers, before the timeout. */
  readonly async?: unknown;
}

export type Callback = (error: unknown, value?: unknown) => void;

const thenable = (then: (resolve: (value: boolean) => void) => void) => Object.fromEntries([['then', then]]);

const later = (run: () => void) => setTimeout(run, 5);

export const ASK_ROWS: readonly Row[] = [
  // by callback
  { name: 'callback true', ask: (_: string, done: Callback) => done(null, true), sync: ALLOWED },
  { name: 'callback false', ask: (_: string, done: Callback) => done(null, false), sync: REFUSED },
  { name: 'callback null', ask: (_: string, done: Callback) => done(null, null), sync: REFUSED },
  { name: 'callback without value', ask: (_: string, done: Callback) => done(null), sync: REFUSED },
  { name: 'callback with nothing', ask: (_: string, done: () => void) => done(), sync: REFUSED },
  { name: 'callback origin', ask: (origin: string, done: Callback) => done(null, origin), sync: ALLOWED },
  { name: 'callback other origin', ask: (_: string, done: Callback) => done(null, 'https://b.example'), sync: REFUSED },
  { name: 'callback *', ask: (_: string, done: Callback) => done(null, '*'), sync: REFUSED },
  { name: 'callback 1', ask: (_: string, done: Callback) => done(null, 1), sync: UNFIT },
  { name: 'callback list', ask: (_: string, done: Callback) => done(null, [ORIGIN]), sync: REFUSED },
  { name: 'callback function', ask: (_: string, done: Callback) => done(null, () => true), sync: UNFIT },
  { name: 'callback symbol', ask: (_: string, done: Callback) => done(null, Symbol('x')), sync: UNFIT },
  { name: 'callback error', ask: (_: string, done: Callback) => done(BOOM, true), sync: FAILED },
  { name: 'callback truthy error', ask: (_: string, done: Callback) => done('no'), sync: { error: 'no' } },
  { name: 'callback falsy error', ask: (_: string, done: Callback) => done(0, true), sync: ALLOWED },
  {
    name: 'callback later',
    ask: (_: string, done: Callback) => void later(() => done(null, true)),
    async: ALLOWED,
  },
  { name: 'callback error later', ask: (_: string, done: Callback) => void later(() => done(BOOM)), async: FAILED },
  {
    name: 'callback twice: the first counts',
    ask: (_: string, done: Callback) => {
      done(null, false);
      done(null, true);
    },
    sync: REFUSED,
  },
  {
    name: 'callback twice, later',
    ask: (_: string, done: Callback) => {
      later(() => done(null, true));
      later(() => done(BOOM));
    },
    async: ALLOWED,
  },
  {
    name: 'callback by arguments',
    ask(...args: readonly unknown[]) {
      (args[1] as Callback)(null, true);
    },
    sync: ALLOWED,
  },
  {
    name: 'callback by arguments, with one declared parameter',
    ask: (_: string, ...rest: readonly unknown[]) => (rest[0] as Callback)(null, true),
    sync: UNFIT,
  },
  // by value
  { name: 'returns true', ask: () => true, sync: ALLOWED },
  { name: 'returns false', ask: (_: string) => false, sync: REFUSED },
  { name: 'two parameters: a returned value is not the result', ask: (_: string, _done: Callback) => true },
  {
    name: 'node-style client that returns something',
    ask: (_: string, done: Callback) => {
      later(() => done(null, false));
      return true;
    },
    async: REFUSED,
  },
  { name: 'returns a string', ask: () => ORIGIN, sync: UNFIT },
  { name: 'returns nothing, with one parameter', ask: (_: string) => undefined, sync: UNFIT },
  { name: 'returns nothing', ask: () => undefined },
  { name: 'returns null', ask: () => null },
  // by promise
  { name: 'async true', ask: async () => true, async: ALLOWED },
  { name: 'async false', ask: async (_: string) => false, async: REFUSED },
  { name: 'async with two parameters', ask: async (_: string, _done: Callback) => true, async: ALLOWED },
  {
    name: 'async true after a callback false: the first counts',
    ask: async (_: string, done: Callback) => {
      done(null, false);
      return true;
    },
    sync: REFUSED,
  },
  { name: 'async undefined, nothing declared', ask: async () => undefined, async: UNFIT },
  { name: 'async origin, nothing declared', ask: async () => ORIGIN, async: UNFIT },
  { name: 'async undefined, callback declared', ask: async (_: string, _done: Callback) => undefined },
  {
    name: 'async undefined, callback later',
    ask: async (_: string, done: Callback) => void later(() => done(null, true)),
    async: ALLOWED,
  },
  { name: 'async something, callback declared', ask: async (_: string, _done: Callback) => 'row' },
  {
    name: 'thenable',
    ask: () => thenable((resolve) => resolve(true)),
    async: ALLOWED,
  },
  {
    name: 'thenable that resolves twice and throws',
    ask: () =>
      thenable((resolve) => {
        resolve(false);
        resolve(true);
        throw BOOM;
      }),
    async: REFUSED,
  },
  {
    name: 'thenable whose then throws when it is read',
    ask: () =>
      Object.defineProperty({}, 'then', {
        get: () => {
          throw BOOM;
        },
      }),
    sync: FAILED,
  },
  { name: 'rejects', ask: () => Promise.reject(BOOM), async: FAILED },
  {
    name: 'rejects, callback declared',
    ask: async (_: string, _done: Callback) => Promise.reject(BOOM),
    async: FAILED,
  },
  {
    name: 'rejects after a callback',
    ask: async (_: string, done: Callback) => {
      done(null, true);
      throw BOOM;
    },
    sync: ALLOWED,
  },
  // by throwing
  {
    name: 'throws',
    ask: () => {
      throw BOOM;
    },
    sync: FAILED,
  },
  {
    name: 'throws undefined',
    ask: () => {
      throw undefined;
    },
    sync: UNFIT,
  },
  {
    name: 'throws after a callback',
    ask: (_: string, done: Callback) => {
      done(null, true);
      throw BOOM;
    },
    sync: ALLOWED,
  },
];
