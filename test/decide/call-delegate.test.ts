import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CorsOptionsDelegate, delegateCaller } from '../../src/decide/call-delegate.ts';
import { createPolicy } from '../../src/index.ts';
import { coreOf, policyOf as coreOfOptions } from '../../src/policy/policy.ts';

const REQUEST = { method: 'GET', headers: {} };
const POLICY = createPolicy('https://a.example');
const CORE = coreOf(POLICY);
const MADE = coreOf(createPolicy('https://b.example'));
const OPTIONS = { origin: 'https://b.example' };
const BOOM = new Error('boom');
const unfit = (message: string) => ({ error: expect.objectContaining({ code: 'ERR_CORS_RESULT', message }) });
const NO_BOOLEAN =
  'corsmith: the delegate returned false: to decide which origins to allow, call cors({ origin: yourFunction })';
const NO_OPTIONS = (what: string) => unfit(`corsmith: the delegate returned ${what}: return options or a policy`);

type Callback = (error: unknown, value?: unknown) => void;

// untyped, as in JavaScript
const ROWS: readonly (readonly [string, (...args: never[]) => unknown, unknown])[] = [
  ['a policy', () => POLICY, { value: CORE }],
  ['a policy by promise', async () => POLICY, { value: CORE }],
  ['a policy by callback', (_: object, done: Callback) => done(null, POLICY), { value: CORE }],
  ['options', (_: object) => OPTIONS, { value: MADE }],
  ['options by callback', (_: object, done: Callback) => done(undefined, OPTIONS), { value: MADE }],
  [
    'bad options',
    () => ({ origin: '' }),
    {
      error: expect.objectContaining({
        code: 'ERR_CORS_CONFIG',
        message: expect.stringContaining('The options that the delegate returned'),
      }),
    },
  ],
  ['false', () => false, unfit(NO_BOOLEAN)],
  ['false by promise', async () => false, unfit(NO_BOOLEAN)],
  ['false by callback', (_: object, done: Callback) => done(null, false), unfit(NO_BOOLEAN)],
  ['nothing by callback', (_: object, done: Callback) => done(null), NO_OPTIONS('undefined')],
  ['null by callback', (_: object, done: Callback) => done(null, null), NO_OPTIONS('null')],
  ['a string by callback', (_: object, done: Callback) => done(null, 'x'), NO_OPTIONS('"x"')],
  ['a list', () => ['https://a.example'], NO_OPTIONS('an object')],
  ['nothing by promise', async () => undefined, NO_OPTIONS('undefined')],
  ['an error', (_: object, done: Callback) => done(BOOM), { error: BOOM }],
  ['a rejection', () => Promise.reject(BOOM), { error: BOOM }],
  [
    'the first call counts',
    (_: object, done: Callback) => {
      done(null, POLICY);
      done(null, { origin: '' });
    },
    { value: CORE },
  ],
  [
    'null, which is not a result, before the callback',
    (...[, done]: [object, Callback]) => {
      queueMicrotask(() => done(null, POLICY));
      return null;
    },
    { value: CORE },
  ],
  ['nothing at all', () => undefined, { error: expect.objectContaining({ code: 'ERR_CORS_TIMEOUT' }) }],
];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each(ROWS)('%s', async (_, delegate, expected) => {
  const settled: unknown[] = [];
  const policyOf = vi.fn((options: unknown) => coreOfOptions(options, () => undefined));
  delegateCaller(delegate as CorsOptionsDelegate, policyOf)((outcome) => settled.push(outcome), { request: REQUEST });
  await vi.advanceTimersByTimeAsync(9_999);
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toEqual([expected]);
  expect(policyOf.mock.calls.length).toBeLessThanOrEqual(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('an error that is not about the options is unchanged', () => {
  const settled: unknown[] = [];
  const policyOf = () => {
    throw BOOM;
  };
  const callDelegate = delegateCaller(() => OPTIONS, policyOf);
  callDelegate((outcome) => settled.push(outcome), { request: REQUEST });
  expect(settled).toEqual([{ error: BOOM }]);
});
