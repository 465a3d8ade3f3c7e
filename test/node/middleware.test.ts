import { describe, expect, test, vi } from 'vitest';
import { type CorsMiddleware, type CorsOriginCallback, cors } from '../../src/index.ts';
import { FakeResponse, run } from '../support/fakes.ts';

const A = 'https://a.example';
const GET = { method: 'GET', headers: { origin: A } };
const PREFLIGHT = { method: 'OPTIONS', headers: { origin: A, 'access-control-request-method': 'PUT' } };

vi.spyOn(process, 'emitWarning').mockImplementation(() => {});

/** Middleware with an origin function, and its callback, for the test to call. */
function asking(kind: 'origin' | 'delegate'): { middleware: CorsMiddleware; answer: (error: unknown) => void } {
  let give: CorsOriginCallback = () => {};
  const middleware =
    kind === 'origin'
      ? cors({
          origin: (_: string, callback: CorsOriginCallback) => {
            give = callback;
          },
        })
      : cors((_: object, callback: (error: unknown, answer?: object) => void) => {
          give = (error) => callback(error, { origin: '*' });
        });
  return { middleware, answer: (error) => give(error, true) };
}

describe.each(['origin', 'delegate'] as const)('a late result of the %s function', (kind) => {
  test.each([
    ['headers are sent', { headersSent: true }],
    ['the response has ended', { writableEnded: true }],
    ['the client has disconnected', { destroyed: true }],
    ['the client of node:http2 has disconnected', { stream: { destroyed: true } }],
  ])('%s: nothing happens', (_, state) => {
    for (const error of [null, new Error('boom')]) {
      const { middleware, answer } = asking(kind);
      const response = new FakeResponse();
      const ran = run(middleware, GET, response);
      Object.assign(response, state);
      answer(error);
      expect({ ...ran }).toEqual({ status: 200, fields: {}, ended: undefined, next: [] });
    }
  });

  test('a result in time sets the headers', () => {
    const { middleware, answer } = asking(kind);
    const ran = run(middleware, GET);
    expect(ran.next).toEqual([]);
    answer(null);
    expect(ran.next).toEqual([[]]);
    expect(ran.fields).toMatchObject({ vary: 'Origin', 'access-control-allow-origin': kind === 'origin' ? A : '*' });
  });
});

describe('an error removes CORS headers and keeps Vary', () => {
  const BOOM = new Error('boom');
  const throwing = () => {
    throw BOOM;
  };

  test.each([
    ['origin function', cors({ origin: throwing }), GET],
    ['origin function, preflight', cors({ origin: throwing }), PREFLIGHT],
    ['delegate', cors(throwing), GET],
    ['delegate, preflight', cors(throwing), PREFLIGHT],
  ])('%s', (_, middleware, request) => {
    const response = new FakeResponse();
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'X-A');
    response.setHeader('Vary', 'Accept');
    expect({ ...run(middleware, request, response) }).toEqual({
      status: 200,
      fields: { vary: 'Accept, Origin' },
      ended: undefined,
      next: [[BOOM]],
    });
  });
});

describe('a response with headers of other middleware', () => {
  test('without removeHeader, existing headers are overwritten', () => {
    const response: FakeResponse = Object.assign(new FakeResponse(), { removeHeader: undefined });
    response.setHeader('Access-Control-Allow-Origin', '*');
    expect(run(cors(A), GET, response).fields).toEqual({ 'access-control-allow-origin': A, vary: 'Origin' });
  });

  test.each([
    [undefined, 'Origin'],
    ['Accept', 'Accept, Origin'],
    ['origin', 'origin'],
    ['*', '*'],
    [['Accept', 'X-A'], 'Accept, X-A, Origin'],
    [5, '5, Origin'],
  ])('Vary %o becomes %s', (before, after) => {
    const response = new FakeResponse();
    if (before !== undefined) response.fields.set('vary', before as string);
    expect(run(cors(A), GET, response).fields['vary']).toBe(after);
  });

  test('Access-Control-Allow-Credentials alone shows another layer', () => {
    const response = new FakeResponse();
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Access-Control-Max-Age', '5');
    expect(run(cors({ origin: false }), GET, response).fields).toEqual({});
  });
});

test('an error from next() is thrown to the caller, and next() is called once', () => {
  for (const options of [
    { origin: A },
    { origin: () => true },
    { origin: (_: string, done: CorsOriginCallback) => done(null, true) },
  ]) {
    const next = vi.fn(() => {
      throw new Error('behind');
    });
    expect(() => cors(options)(GET, new FakeResponse(), next)).toThrow('behind');
    expect(next).toHaveBeenCalledTimes(1);
  }
});
