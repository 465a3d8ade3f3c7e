import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import cors from '../../src/compat.ts';
import { createPolicy } from '../../src/index.ts';
import type { Make } from './fuzz/play.ts';
import { send } from './side-by-side.ts';

let codes: string[] = [];
beforeEach(() => {
  codes = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((_text, options) => {
    codes.push(String((options as { code: string }).code));
  });
});
afterEach(() => vi.restoreAllMocks());

const make = cors as Make;

test.each([
  [
    'options of the strict entry',
    { enforce: 'all', vary: 'X-A', originTimeout: 5 },
    ['unknown-option', 'unknown-option', 'unknown-option'],
  ],
  ['a pattern in a list', { origin: ['https://*.example.com'] }, ['invalid-origin']],
  ['the alias', { headers: ['*'], origin: 'https://a.example', credentials: true }, ['wildcard-with-credentials']],
  ['a String object in a list in a list', { origin: [[new String('null')]] }, ['null-origin']],
  ['a method in lower case in a string', { methods: 'GET, put' }, ['invalid-method']],
  ['what is waived', { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }, []],
  [
    'nothing wrong',
    { origin: ['https://a.example'], credentials: true, maxAge: '600', optionsSuccessStatus: '200' },
    [],
  ],
])('warns of %s, once for each construction', async (_what, options, expected) => {
  const middleware = make(options as never);
  await send(middleware, {});
  expect(codes).toEqual(expected);
});

test('a delegate chooses among configurations, and warns once of each problem', async () => {
  const configurations = [{ origin: true }, { methods: ['put'] }, { maxAge: 5, methods: ['put'] }];
  let turn = 0;
  const delegate = (_: unknown, callback: (error: null, options: object) => void) =>
    callback(null, { ...configurations[turn++ % configurations.length] });
  const middleware = make(delegate as never);
  for (let round = 0; round < 40; round++) await send(middleware, {});
  expect(codes).toEqual(['invalid-method']);
});

test('a policy belongs to the strict entry', () => {
  expect(() => cors(createPolicy({ origin: 'https://a.example' }) as never)).toThrow('Write cors(policy) of corsmith');
});

test.each([
  [
    'a delegate',
    (later: () => void) => (_: unknown, callback: (error: null) => void) =>
      setImmediate(() => {
        later();
        callback(null);
      }),
  ],
  [
    'an origin function',
    (later: () => void) => ({
      origin: (_: unknown, callback: (error: null, allowed: boolean) => void) =>
        setImmediate(() => {
          later();
          callback(null, true);
        }),
    }),
  ],
])('%s that answers after the response has begun changes nothing', async (_who, options) => {
  const response = { statusCode: 200, headersSent: false, getHeader: vi.fn(), setHeader: vi.fn(), end: vi.fn() };
  const next = vi.fn();
  const begin = () => {
    response.headersSent = true;
  };
  make(options(begin) as never)({ method: 'GET', headers: {} } as never, response as never, next);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([next, response.setHeader, response.end].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
});

test("what is on Object.prototype is nobody's option", async () => {
  Object.defineProperty(Object.prototype, 'credentials', { value: true, configurable: true });
  const seen = await send(make({} as never), {});
  Reflect.deleteProperty(Object.prototype, 'credentials');
  expect(seen.headers).toEqual({ 'access-control-allow-origin': '*' });
});

test('a function may answer more origins than are remembered', async () => {
  const middleware = make({
    origin: (origin: string, callback: (error: null, answer: string) => void) => callback(null, origin),
  } as never);
  for (let index = 0; index < 200; index++) {
    const origin = `https://h${index}.example`;
    const seen = await send(middleware, { headers: { origin } });
    expect(seen.headers).toEqual({ 'access-control-allow-origin': origin, vary: 'Origin' });
  }
});
