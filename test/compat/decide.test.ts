import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { decide, type Positions } from '../../src/compat/decide.ts';
import { readOptions } from '../../src/compat/options.ts';
import { cors } from '../../src/compat.ts';
import type { CorsDecisionMessage } from '../../src/index.ts';
import type { Make } from './fuzz/play.ts';
import { type Sent, send } from './side-by-side.ts';

type Callback = (error: unknown, value?: unknown) => void;

const make = cors as Make;
const A = 'https://a.example';
const B = 'https://b.example';
const METHODS = ['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE'];
const NO_BODY = ['Content-Length', '0'];

beforeAll(() => void vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined));

describe('decisions are published like those of the strict entry', () => {
  let messages: CorsDecisionMessage[] = [];
  const listener = (message: unknown) => void messages.push(message as CorsDecisionMessage);
  beforeAll(() => subscribe('corsmith:decision', listener));
  afterAll(() => void unsubscribe('corsmith:decision', listener));
  beforeEach(() => {
    messages = [];
  });

  const get = (origin?: string): Sent => ({ headers: origin === undefined ? {} : { origin } });
  const preflight = (origin: string, requested = 'x-a'): Sent => ({
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': requested,
    },
  });

  test.each<[what: string, options: unknown, sent: Sent, decision: object, reasons: readonly string[]]>([
    [
      'any origin',
      {},
      get(A),
      {
        requestKind: 'actual',
        allowed: true,
        set: [['Access-Control-Allow-Origin', '*']],
        vary: [],
        status: undefined,
      },
      [],
    ],
    [
      'no Origin',
      {},
      get(),
      {
        requestKind: 'not-cors',
        allowed: undefined,
        set: [['Access-Control-Allow-Origin', '*']],
        vary: [],
        status: undefined,
      },
      [],
    ],
    [
      'a list that allows',
      { origin: [A], credentials: true },
      get(A),
      {
        requestKind: 'actual',
        allowed: true,
        set: [
          ['Access-Control-Allow-Origin', A],
          ['Access-Control-Allow-Credentials', 'true'],
        ],
        vary: ['Origin'],
        status: undefined,
      },
      [],
    ],
    [
      'a list that refuses',
      { origin: [A] },
      get(B),
      { requestKind: 'actual', allowed: false, set: [], vary: ['Origin'], status: undefined },
      ['origin-not-allowed'],
    ],
    [
      'a fixed origin that is another',
      { origin: A },
      get(B),
      {
        requestKind: 'actual',
        allowed: false,
        set: [['Access-Control-Allow-Origin', A]],
        vary: ['Origin'],
        status: undefined,
      },
      ['origin-not-allowed'],
    ],
    [
      'a pattern, which npm cors does not have',
      { origin: ['https://*.example', B] },
      get(A),
      { requestKind: 'actual', allowed: false, set: [], vary: ['Origin'], status: undefined },
      ['origin-not-allowed'],
    ],
    [
      'CORS is off',
      { origin: false },
      get(A),
      { requestKind: 'actual', allowed: undefined, set: [], vary: [], status: undefined },
      ['cors-off'],
    ],
    [
      'a function that refuses',
      { origin: (_: unknown, callback: Callback) => callback(null, false) },
      get(A),
      { requestKind: 'actual', allowed: false, set: [], vary: ['Origin'], status: undefined },
      ['origin-function'],
    ],
    [
      'a delegate that refuses',
      (_: unknown, callback: Callback) => callback(null, { origin: false }),
      get(A),
      { requestKind: 'actual', allowed: false, set: [], vary: ['Origin'], status: undefined },
      ['cors-off'],
    ],
    [
      'a preflight',
      { origin: A, allowedHeaders: 'X-A' },
      preflight(A),
      {
        requestKind: 'preflight',
        allowed: true,
        set: [['Access-Control-Allow-Origin', A], METHODS, ['Access-Control-Allow-Headers', 'X-A'], NO_BODY],
        vary: ['Origin'],
        status: 204,
      },
      [],
    ],
    [
      'a preflight whose method and headers are not allowed',
      { origin: A, methods: 'GET', headers: ['X-A'] },
      preflight(A, 'x-b'),
      {
        requestKind: 'preflight',
        allowed: true,
        set: [
          ['Access-Control-Allow-Origin', A],
          ['Access-Control-Allow-Methods', 'GET'],
          ['Access-Control-Allow-Headers', 'X-A'],
          NO_BODY,
        ],
        vary: ['Origin'],
        status: 204,
      },
      ['method-not-allowed', 'header-not-allowed'],
    ],
    [
      'OPTIONS without Origin',
      { origin: true },
      { method: 'OPTIONS' },
      {
        requestKind: 'preflight',
        allowed: false,
        set: [METHODS, NO_BODY],
        vary: ['Origin', 'Access-Control-Request-Headers'],
        status: 204,
      },
      [],
    ],
  ])('%s', async (_what, options, sent, decision, reasons) => {
    await send(make(options as never), sent);
    expect(messages.map((message) => [message.decision, message.reasons.map(({ code }) => code)])).toEqual([
      [decision, reasons],
    ]);
  });
});

describe('options are read once per request', () => {
  const NAMES = [
    ...['origin', 'methods', 'allowedHeaders', 'headers', 'exposedHeaders', 'credentials', 'maxAge'],
    ...['preflightContinue', 'optionsSuccessStatus'],
  ];
  const count = new Map<string, number>();
  const counted = (values: Readonly<Record<string, unknown>>) => {
    const read = (name: string) => {
      count.set(name, (count.get(name) ?? 0) + 1);
      return values[name];
    };
    const getters = NAMES.map((name) => [name, { get: () => read(name), enumerable: true }]);
    return Object.defineProperties({}, Object.fromEntries(getters));
  };
  const once = NAMES.map((name) => [name, 1]);
  const sent = { method: 'OPTIONS', headers: { origin: A } };

  test.each([
    ['a list', { origin: [A] }],
    ['a function', { origin: (_: unknown, callback: Callback) => callback(null, A) }],
    ['an async function', { origin: async () => [A] }],
  ])('%s', async (_what, values) => {
    const options = counted(values);
    const middleware = make(options as never);
    count.clear();
    expect((await send(middleware, sent)).headers['access-control-allow-origin']).toBe(A);
    expect([...count]).toEqual(once);
  });

  test('a delegate', async () => {
    const delegate = make(((_: unknown, callback: Callback) => callback(null, counted({ origin: [A] }))) as never);
    count.clear();
    expect((await send(delegate, sent)).headers['access-control-allow-origin']).toBe(A);
    expect([...count]).toEqual(once);
  });

  test('the error of a getter in the options goes to next()', async () => {
    let isReady = true;
    const options = {
      get origin() {
        if (!isReady) throw new Error('not ready');
        return A;
      },
    };
    const middleware = make(options as never);
    isReady = false;
    expect(await send(middleware, sent)).toEqual({ headers: {}, next: new Error('not ready') });
  });
});

describe('long lists', () => {
  const origins = (length: number) => Array.from({ length }, (_, index) => `https://h${index}.example`);
  const options = readOptions({});
  const allows = (list: readonly unknown[], origin: string, positions: Positions) =>
    decide(options, list, false, { kind: 'actual', origin }, positions).allowed;

  /** How many entries of the list are read. */
  function readsOf(list: readonly unknown[], origin: string, positions: Positions): number {
    let reads = 0;
    const get = (target: readonly unknown[], name: string | symbol) => {
      if (/^\d+$/.test(String(name))) reads++;
      return Reflect.get(target, name);
    };
    allows(new Proxy(list, { get }), origin, positions);
    return reads;
  }

  test('an origin is found at its last position', () => {
    const positions = new Map();
    const list = origins(16);
    const last = 'https://h15.example';
    expect([readsOf(list, last, positions), readsOf(list, last, positions)]).toEqual([16, 1]);
    list.unshift('https://new.example');
    expect([readsOf(list, last, positions), readsOf(list, last, positions)]).toEqual([18, 1]);
    list.pop();
    expect(allows(list, last, positions)).toBe(false);
  });

  test('short lists are searched', () => {
    const positions = new Map();
    expect([1, 2].map(() => readsOf(origins(15), 'https://h14.example', positions))).toEqual([15, 15]);
    expect(positions.size).toBe(0);
  });

  test('lists that change with each request do not fill up memory', () => {
    const positions = new Map();
    for (let turn = 0; turn < 100; turn++) {
      const origin = `https://turn${turn}.example`;
      expect(allows([...origins(16), origin], origin, positions)).toBe(true);
    }
    expect(positions.size).toBeLessThanOrEqual(18);
  });
});
