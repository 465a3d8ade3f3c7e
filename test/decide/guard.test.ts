import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CorsEnforceOptions, type CorsOptions, type CorsRequest, cors, createPolicy } from '../../src/index.ts';
import { FakeResponse, run } from '../support/fakes.ts';
import { EVIL, GUARD_ROWS, LISTED, OWN, type Verdict } from './guard-rows.ts';

describe.each(['unsafe-methods', 'all'] as const)('%s', (enforce) => {
  test.each(GUARD_ROWS)('%s: %s %o', (_, method, headers, unsafe, all) => {
    const request = { method, headers: { host: 'api.example', ...headers } };
    const verdict = enforce === 'all' ? all : unsafe;
    const middleware = cors({ origin: LISTED, enforce });
    const { status, fields, ended, next } = run(middleware, request);
    const isPreflight = 'access-control-request-method' in headers;
    expect(next.length).toBe(verdict === 'pass' && !isPreflight ? 1 : 0);
    const vary = enforce === 'all' ? 'Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest' : 'Origin';
    expect(fields['vary']).toBe(vary);
    const decision = createPolicy({ origin: LISTED, enforce }).evaluate(request);
    expect('guard' in decision ? decision.guard : 'pass').toBe(verdict);
    if (verdict === 'pass') return;
    expect({ status, fields, ended }).toEqual({
      status: 403,
      fields: { vary, 'content-type': 'application/json' },
      ended: '{"code":"cross-site-request-refused"}',
    });
    expect(decision).toMatchObject({ status: 403, set: [] });
  });
});

test('a request without a method is a GET', () => {
  expect(run(cors({ origin: LISTED, enforce: 'unsafe-methods' }), { headers: { origin: EVIL } }).next).toEqual([[]]);
});

test('works as a CSRF guard without CORS', () => {
  const middleware = cors({ origin: false, enforce: 'unsafe-methods' });
  const post = (origin: string) => run(middleware, { method: 'POST', headers: { origin, host: 'api.example' } });
  expect(post(OWN)).toMatchObject({ status: 200, fields: {}, next: [[]] });
  expect(post(LISTED)).toMatchObject({ status: 403, next: [] });
});

test('reportOnly refuses nothing', () => {
  const options: CorsOptions = { origin: LISTED, enforce: { reportOnly: true } };
  const request = { method: 'POST', headers: { origin: EVIL, host: 'api.example' } };
  expect(run(cors(options), request)).toMatchObject({ status: 200, fields: { vary: 'Origin' }, next: [[]] });
  expect(createPolicy(options).evaluate(request)).toMatchObject({ guard: 'would-refuse', status: undefined });
});

describe('host', () => {
  const rows: readonly (readonly [CorsEnforceOptions['publicHost'], Verdict])[] = [
    ['api.example', 'pass'],
    ['API.EXAMPLE', 'pass'],
    ['api.example:443', 'pass'],
    ['other.example', 'refused'],
    [['other.example', 'api.example'], 'pass'],
    [[], 'refused'],
    [() => 'api.example', 'pass'],
    [({ headers }) => String(headers['x-forwarded-host']), 'pass'],
    [() => undefined, 'refused'],
    [() => '', 'refused'],
  ];

  test.each(rows)('%o: %s', (host, verdict) => {
    const headers = { origin: OWN, host: 'internal:3000', 'x-forwarded-host': 'api.example' };
    const middleware = cors({ origin: LISTED, enforce: { publicHost: host } });
    expect(run(middleware, { method: 'POST', headers }).next).toEqual(verdict === 'pass' ? [[]] : []);
  });
});

describe("errors of the application's functions reach next(error)", () => {
  const BOOM = new Error('boom');
  const throwing = (): never => {
    throw BOOM;
  };
  const request: CorsRequest = { method: 'POST', headers: { origin: EVIL, host: 'api.example' } };
  const unhandled = vi.fn();

  beforeEach(() => void process.on('unhandledRejection', unhandled).on('uncaughtException', unhandled));
  afterEach(() => {
    process.off('unhandledRejection', unhandled).off('uncaughtException', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  const origins: readonly CorsOptions['origin'][] = [
    LISTED,
    async () => false,
    (_, done) => void setImmediate(done, null, false),
  ];
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  test.each(origins)('host, origin %o', async (origin) => {
    const ran = run(cors({ origin, enforce: { publicHost: throwing } } as CorsOptions), request);
    await settled();
    expect({ ...ran }).toEqual({ status: 200, fields: { vary: 'Origin' }, ended: undefined, next: [[BOOM]] });
  });

  test.each(origins)('onRefused, origin %o', async (origin) => {
    const { next } = run(cors({ origin, enforce: { onRefused: throwing } } as CorsOptions), request);
    await settled();
    expect(next).toEqual([[BOOM]]);
  });

  test.each([BOOM, undefined])('onRefused that rejects with %o', async (error) => {
    const onRefused = async () => Promise.reject(error);
    const { next } = run(cors({ origin: LISTED, enforce: { onRefused } }), request);
    expect(next).toEqual([]);
    await settled();
    const message = error?.message ?? 'corsmith: enforce.onRefused failed without an error';
    expect(next).toEqual([[expect.objectContaining({ message })]]);
  });

  test('evaluate returns the error, and does not call onRefused', async () => {
    const onRefused = vi.fn();
    const decide = (origin: CorsOptions['origin'], publicHost?: () => never) =>
      createPolicy({ origin, enforce: { publicHost, onRefused } } as CorsOptions).evaluate(request);
    const failed = { set: [], vary: ['Origin'], status: 500, error: BOOM };
    expect(decide(LISTED, throwing)).toMatchObject(failed);
    expect(await decide(async () => false, throwing)).toMatchObject(failed);
    expect(decide(LISTED)).toMatchObject({ set: [], vary: ['Origin'], status: 403, guard: 'refused' });
    expect(onRefused).not.toHaveBeenCalled();
  });

  test('a host function that throws undefined does not let the request through', () => {
    const host = () => {
      throw undefined;
    };
    expect(run(cors({ origin: LISTED, enforce: { publicHost: host } }), request).next).toEqual([[expect.any(Error)]]);
  });

  test('the error of onRefused after next() is thrown', () => {
    const onRefused = (_request: never, _response: never, next: (error?: unknown) => void) => {
      next('passed on');
      throw BOOM;
    };
    const next = vi.fn();
    const middleware = cors({ origin: LISTED, enforce: { onRefused } });
    expect(() => middleware(request, new FakeResponse(), next)).toThrow(BOOM);
    expect(next.mock.calls).toEqual([['passed on']]);
  });

  test('a rejection of onRefused after next() causes a warning', async () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const onRefused = async (_request: never, _response: never, next: (error?: unknown) => void) => {
      next('passed on');
      throw BOOM;
    };
    const { next } = run(cors({ origin: LISTED, enforce: { onRefused } }), request);
    await settled();
    expect(next).toEqual([['passed on']]);
    expect(emitWarning.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^enforce.onRefused: the handler failed after .* Catch the error, or call next\(\) last /,
        ),
        { type: 'CorsWarning', code: 'called-twice' },
      ],
    ]);
    vi.restoreAllMocks();
  });

  test('a second next() from onRefused does nothing, even after a rejection', async () => {
    const again = (_request: never, _response: never, next: (error?: unknown) => void) => {
      next('first');
      next('second');
    };
    expect(run(cors({ origin: LISTED, enforce: { onRefused: again } }), request).next).toEqual([['first']]);
    const late = async (_request: never, _response: never, next: (error?: unknown) => void) => {
      setTimeout(next, 1);
      throw BOOM;
    };
    const { next } = run(cors({ origin: LISTED, enforce: { onRefused: late } }), request);
    await settled();
    expect(next).toEqual([[BOOM]]);
  });

  test('onRefused responds instead of corsmith, with Vary set', () => {
    const response = new FakeResponse();
    const onRefused = vi.fn((_: CorsRequest, mine: FakeResponse) => mine.end('no'));
    const { status, fields, ended, next } = run(
      cors({ origin: LISTED, enforce: { onRefused: onRefused as CorsEnforceOptions['onRefused'] } }),
      request,
      response,
    );
    expect({ status, fields, ended, next }).toEqual({ status: 200, fields: { vary: 'Origin' }, ended: 'no', next: [] });
    expect(onRefused.mock.calls).toEqual([[request, response, expect.any(Function)]]);
  });
});
