import { expect, test, vi } from 'vitest';
import { cors } from '../../src/compat.ts';
import type { Make } from './fuzz/play.ts';
import { send } from './side-by-side.ts';

type Callback = (error: unknown, value?: unknown) => void;

const make = cors as Make;
vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

test.each([
  [
    'a delegate',
    (later: () => void) => (_: unknown, callback: Callback) =>
      setImmediate(() => {
        later();
        callback(null);
      }),
  ],
  [
    'an origin function',
    (later: () => void) => ({
      origin: (_: unknown, callback: Callback) =>
        setImmediate(() => {
          later();
          callback(null, true);
        }),
    }),
  ],
])('%s that calls back after the response has started changes nothing', async (_who, options) => {
  const response = { statusCode: 200, headersSent: false, getHeader: vi.fn(), setHeader: vi.fn(), end: vi.fn() };
  const next = vi.fn();
  const start = () => {
    response.headersSent = true;
  };
  make(options(start) as never)({ method: 'GET', headers: {} } as never, response as never, next);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([next, response.setHeader, response.end].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
});

test('properties of Object.prototype are not options', async () => {
  Object.defineProperty(Object.prototype, 'credentials', { value: true, configurable: true });
  const seen = await send(make({} as never), {});
  const chosen = await send(make(((_: unknown, callback: Callback) => callback(null, {})) as never), {});
  Reflect.deleteProperty(Object.prototype, 'credentials');
  expect(seen.headers).toEqual({ 'access-control-allow-origin': '*' });
  expect(chosen.headers).toEqual({ 'access-control-allow-origin': '*', vary: 'Origin' });
});

test('an origin function may return any number of origins', async () => {
  const middleware = make({ origin: (origin: unknown, callback: Callback) => callback(null, origin) } as never);
  for (let index = 0; index < 200; index++) {
    const origin = `https://h${index}.example`;
    const seen = await send(middleware, { headers: { origin } });
    expect(seen.headers).toEqual({ 'access-control-allow-origin': origin, vary: 'Origin' });
  }
});

test('an origin function may call a callback that it does not declare', async () => {
  const check = (_: unknown, callback: Callback) => callback(null, true);
  const origin = function (this: unknown, _first: unknown, ...rest: readonly unknown[]) {
    return Reflect.apply(check, this, [_first, ...rest]);
  };
  expect(origin).toHaveLength(1);
  const seen = await send(make({ origin } as never), { headers: { origin: 'https://a.example' } });
  expect(seen.headers).toMatchObject({ 'access-control-allow-origin': 'https://a.example' });
});
