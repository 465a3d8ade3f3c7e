import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPolicy } from '../../src/index.ts';
import type { Make } from './fuzz/play.ts';
import { send } from './side-by-side.ts';

type Callback = (error: null, value?: unknown) => void;

let codes: string[] = [];
let texts: string[] = [];
let make: Make;
beforeEach(async () => {
  codes = [];
  texts = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((text, options) => {
    texts.push(String(text));
    codes.push(String((options as { code: string }).code));
  });
  // as in a new process, as far as warnings are concerned
  vi.resetModules();
  make = (await import('../../src/compat.ts')).cors as Make;
});
afterEach(() => vi.restoreAllMocks());

test.each([
  [
    'options of the strict entry',
    { enforce: 'all', vary: 'X-A', originTimeout: 5 },
    ['unknown-option', 'unknown-option', 'unknown-option'],
  ],
  ['a pattern in a list', { origin: ['https://*.example.com'] }, ['invalid-origin']],
  ['a pattern', { origin: 'https://*.example.com' }, ['invalid-origin']],
  ['the alias', { headers: ['*'], origin: 'https://a.example', credentials: true }, ['wildcard-with-credentials']],
  ['a String object in a list in a list', { origin: [[new String('null')]] }, ['null-origin']],
  ['a method in lower case in a string', { methods: 'GET, put' }, ['invalid-method']],
  ['what is waived', { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }, []],
  [
    'nothing wrong',
    { origin: ['https://a.example'], credentials: true, maxAge: '600', optionsSuccessStatus: '200' },
    [],
  ],
])('warns of %s at creation', async (_what, options, expected) => {
  const middleware = make(options as never);
  await send(middleware, {});
  expect(codes).toEqual(expected);
});

test.each([
  [{ origin: undefined }, 'the value is undefined'],
  [{ origin: null }, 'the value is null'],
  [{ origin: 0 }, 'got 0'],
  [{ origin: true, credentials: true }, 'true with credentials lets any website read'],
  [{ credentials: true }, 'the default "*" cannot be used'],
  [{ maxAge: 100_000 }, 'got 100000'],
])('the message for %o is that of the strict entry', async (options, message) => {
  make(options as never);
  expect(texts.join()).toContain(message);
});

test.each([/example\.com$/, /.{3}example\.com$/, /(a+)+$/, /^(?:https:\/\/)?$/gy, /(?=.)/])(
  'warns of the RegExp %s, which still works as in npm cors',
  async (origin) => {
    const middleware = make({ origin, credentials: true } as never);
    expect(codes.length).toBeGreaterThan(0);
    const sent = 'https://www.example.com';
    const { headers } = await send(middleware, { headers: { origin: sent } });
    expect(headers['access-control-allow-origin']).toBe(new RegExp(origin.source).test(sent) ? sent : undefined);
  },
);

describe('warns once for the same content', () => {
  const unsafe = () => ({ origin: ['null', /example\.com$/], methods: ['put'] });
  const expected = ['null-origin', 'unanchored-regexp', 'invalid-method'];

  test('for middleware made per request', async () => {
    for (let times = 0; times < 5; times++) await send(make(unsafe() as never), {});
    expect(codes).toEqual(expected);
  });

  test('for middleware and a delegate with the same options', async () => {
    const delegate = make(((_: unknown, callback: Callback) => callback(null, unsafe())) as never);
    make(unsafe() as never);
    for (let times = 0; times < 5; times++) await send(delegate, {});
    expect(codes).toEqual(expected);
  });

  test('warns of different content with the same problem, too', () => {
    make({ origin: 'null' } as never);
    make({ origin: ['https://a.example', 'null'] } as never);
    make({ origin: /a\.example/ } as never);
    make({ origin: /b\.example/ } as never);
    make({ origin: /b\.example/i } as never);
    expect(codes).toEqual([
      'null-origin',
      'null-origin',
      'unanchored-regexp',
      'unanchored-regexp',
      'unanchored-regexp',
    ]);
  });

  test('a delegate that passes other options each time does not flood the log', async () => {
    let turn = 0;
    const delegate = make(((_: unknown, callback: Callback) =>
      callback(null, { origin: `http://h${turn++}.example/` })) as never);
    for (let times = 0; times < 300; times++) await send(delegate, {});
    expect(codes).toHaveLength(100);
  });

  test('a delegate that passes no options', async () => {
    const delegate = make(((_: unknown, callback: Callback) => callback(null)) as never);
    for (let times = 0; times < 3; times++) await send(delegate, {});
    expect(codes).toEqual(['missing-origin']);
  });

  test('Q25 a function that calls its callback twice', async () => {
    const twice = (_: unknown, callback: Callback) => {
      callback(null, true);
      callback(null, true);
    };
    for (let times = 0; times < 3; times++) await send(make({ origin: twice } as never), {});
    expect(codes).toEqual(['called-twice']);
  });
});

test('a policy throws: npm cors would allow any origin', () => {
  expect(() => make(createPolicy({ origin: 'https://a.example' }) as never)).toThrow("Use corsmith's cors()");
});

test('checks the options of delegates 1,000 times at most', () => {
  for (let maxAge = 0; maxAge < 1000; maxAge++) make({ maxAge } as never);
  make({ methods: 'put' } as never);
  expect(codes).toEqual([]);
});
