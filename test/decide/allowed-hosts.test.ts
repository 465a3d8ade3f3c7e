import { describe, expect, test, vi } from 'vitest';
import {
  allowsUpgrade,
  type CorsEnforceOptions,
  type CorsOptions,
  type CorsRequest,
  cors,
  createPolicy,
  reasons,
} from '../../src/index.ts';
import { cors as corsWeb } from '../../src/web.ts';
import { run } from '../support/fakes.ts';
import { HOST_ROWS } from './host-rows.ts';

const PAGE = 'http://localhost:5173';
const EVIL = 'http://evil.example:3000';
const REFUSED = { status: 403, ended: '{"code":"host-not-allowed"}', next: [] };

const optionsFor = (enforce: CorsEnforceOptions): CorsOptions => ({ origin: [PAGE, 'https://a.example'], enforce });
const LOOPBACK = optionsFor({ allowedHosts: 'loopback' });

describe.each(['GET', 'POST', 'OPTIONS'])('%s', (method) => {
  test.each(HOST_ROWS)('%j, Host %j: %s', (allowedHosts, host, verdict) => {
    const options = optionsFor({ allowedHosts });
    const request = { method, headers: { host } };
    const isListed = verdict === 'listed';
    expect(run(cors(options), request)).toMatchObject(isListed ? { status: 200, next: [[]] } : REFUSED);
    expect(createPolicy(options).evaluate(request)).toEqual({
      requestKind: 'not-cors',
      allowed: undefined,
      set: [],
      vary: ['Origin'],
      status: isListed ? undefined : 403,
      ...(isListed ? {} : { guard: 'refused', code: 'host-not-allowed' }),
    });
    expect(reasons(createPolicy(options), request).map(({ code }) => code)).toEqual(
      isListed ? [] : ['host-not-allowed'],
    );
    expect(allowsUpgrade(createPolicy(options), request)).toBe(isListed);
  });
});

test.each(HOST_ROWS)('the result does not depend on the request before: %j, Host %j', (allowedHosts, host, verdict) => {
  const policy = createPolicy(optionsFor({ allowedHosts }));
  for (const each of [host, 'other.example', host])
    expect(reasons(policy, { headers: { host: each } }).length).toBe(each === host && verdict === 'listed' ? 0 : 1);
});

type Row = readonly [why: string, request: CorsRequest, refused: boolean];

const NAMES_OF_REQUEST: readonly Row[] = [
  ['no Host', { headers: {} }, true],
  [':authority', { headers: { ':authority': 'localhost:3000' } }, false],
  ['a foreign :authority', { headers: { ':authority': 'evil.example' } }, true],
  ['an empty :authority', { headers: { ':authority': '' } }, true],
  ['a foreign :authority and Host', { headers: { ':authority': 'evil.example', host: 'localhost' } }, true],
  [':authority and a foreign Host', { headers: { ':authority': 'localhost', host: 'evil.example' } }, true],
  [':authority and Host', { headers: { ':authority': 'localhost', host: 'localhost' } }, false],
  ['Host as a list', { headers: { host: ['localhost'] } }, true],
  ['Host as a list of two', { headers: { host: ['localhost', 'evil.example'] } }, true],
  ['a path', { url: '/x?y=http://evil.example/', headers: { host: 'localhost' } }, false],
  ['a path that begins with two slashes', { url: '//evil.example/', headers: { host: 'localhost' } }, false],
  ['OPTIONS *', { method: 'OPTIONS', url: '*', headers: { host: 'localhost' } }, false],
  ['its own name as the target', { url: 'http://localhost:3000/x', headers: { host: 'localhost:3000' } }, false],
  ['the same without a path', { url: 'HTTP://localhost:3000?x', headers: { host: 'localhost:3000' } }, false],
  ['a foreign target', { url: 'http://evil.example/x', headers: { host: 'localhost' } }, true],
  ['a foreign target, https', { url: 'https://evil.example', headers: { host: 'localhost' } }, true],
  ['its own name as the target, foreign Host', { url: 'http://localhost/', headers: { host: 'evil.example' } }, true],
  ['a target with user information', { url: 'http://localhost@evil.example/', headers: { host: 'localhost' } }, true],
  ['a target with a backslash', { url: 'http://localhost\\@evil.example/', headers: { host: 'localhost' } }, true],
  ['a foreign target, a digit in its scheme', { url: 'h2://evil.example/', headers: { host: 'localhost' } }, true],
  ['a target with a URL inside', { url: '*http://evil.example/', headers: { host: 'localhost' } }, false],
  ['a target without a host', { url: 'http:///x', headers: { host: 'localhost' } }, true],
  [
    'one Host in rawHeaders',
    {
      headers: { host: 'localhost' },
      rawHeaders: ['Accept', 'host', 'X-Host', 'y', 'HOST', 'localhost', 'From', 'evil.example'],
    },
    false,
  ],
  [
    'two in rawHeaders, the foreign one last',
    { headers: { host: 'localhost' }, rawHeaders: ['Host', 'localhost', 'A', 'b', 'host', 'evil.example'] },
    true,
  ],
  [
    'two in rawHeaders, both listed',
    { headers: { host: 'localhost' }, rawHeaders: ['Host', 'localhost', 'HOST', 'localhost'] },
    true,
  ],
  ['the header of a proxy', { headers: { host: 'evil.example', 'x-forwarded-host': 'localhost' } }, true],
];

test.each(NAMES_OF_REQUEST)('%s', (_, request, refused) => {
  const decision = createPolicy(LOOPBACK).evaluate(request);
  expect('guard' in decision).toBe(refused);
  expect(allowsUpgrade(createPolicy(LOOPBACK), request)).toBe(!refused);
});

const SEND: Readonly<Record<string, readonly [method: string, headers: Readonly<Record<string, string>>]>> = {
  'GET without Origin': ['GET', {}],
  'GET from an allowed page': ['GET', { origin: PAGE }],
  'GET, same-origin': ['GET', { 'sec-fetch-site': 'same-origin' }],
  'POST from its own page': ['POST', { origin: EVIL }],
  'DELETE from an allowed page': ['DELETE', { origin: PAGE }],
  'a followed link': ['GET', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  'a preflight from an allowed page': ['OPTIONS', { origin: PAGE, 'access-control-request-method': 'PUT' }],
  'a preflight from its own page': ['OPTIONS', { origin: EVIL, 'access-control-request-method': 'PUT' }],
};

describe.each(['unsafe-methods', 'all'] as const)('refuses every request, even with methods: %s', (methods) => {
  const options = optionsFor({ methods, allowedHosts: ['loopback'] });

  test.each(Object.entries(SEND))('%s', (_, [method, headers]) => {
    const request = { method, headers: { ...headers, host: 'evil.example:3000' } };
    const ran = run(cors({ ...options, preflightContinue: true }), request);
    expect(ran).toMatchObject(REFUSED);
    expect(Object.keys(ran.fields)).toEqual(['vary', 'content-type']);
    expect(run(cors({ ...options, origin: false }), request)).toMatchObject(REFUSED);
    expect(run(cors({ ...options, origin: /^http:\/\/localhost:\d+$/ }), request)).toMatchObject(REFUSED);
  });

  test.each(Object.entries(SEND))('%s, in corsmith/web', async (_, [method, headers]) => {
    const handler = vi.fn(() => new Response('done'));
    const request = new Request(EVIL, { method, headers: { ...headers, host: 'evil.example:3000' } });
    const response = await corsWeb({ ...options, enforce: { methods, allowedHosts: ['loopback'] } }).wrap(handler)(
      request,
    );
    expect([response.status, await response.text()]).toEqual([403, '{"code":"host-not-allowed"}']);
    expect(handler).not.toHaveBeenCalled();
  });
});

test('in corsmith/web, the URL names the host if no header does', async () => {
  const { respond } = corsWeb({ origin: 'https://a.example', enforce: { allowedHosts: 'loopback' } });
  expect(await respond(new Request('http://localhost:3000/'))).toBeUndefined();
  expect((await respond(new Request('http://evil.example/')))?.status).toBe(403);
});

test('an origin function is not called', () => {
  const origin = vi.fn(() => true);
  const middleware = cors({ origin, enforce: { allowedHosts: 'loopback' } });
  expect(run(middleware, { method: 'POST', headers: { host: 'evil.example', origin: PAGE } })).toMatchObject(REFUSED);
  expect(origin).not.toHaveBeenCalled();
});

test('an origin function is called for a listed name', async () => {
  const policy = createPolicy({ origin: async () => true, enforce: { allowedHosts: 'loopback' } });
  expect(await policy.evaluate({ headers: { host: 'localhost', origin: PAGE } })).toMatchObject({ allowed: true });
});

test('calls onRefused, which can get the reason from the policy', () => {
  const onRefused = vi.fn((_request: CorsRequest, response: { end(body: string): void }) => response.end('no'));
  const request = { headers: { host: 'Evil.example:3000' } };
  const options = optionsFor({ allowedHosts: 'loopback', onRefused });
  expect(run(cors(options), request)).toMatchObject({ ended: 'no', next: [] });
  expect(reasons(createPolicy(options), request)).toEqual([
    {
      code: 'host-not-allowed',
      message: 'the Host "Evil.example:3000" is not in enforce.allowedHosts',
      fix: "If that is this server's name, add 'evil.example:3000' to enforce.allowedHosts",
    },
  ]);
});

test('onRefused accepts the request with next()', () => {
  const onRefused: NonNullable<CorsEnforceOptions['onRefused']> = (_request, _response, next) => next();
  const middleware = cors(optionsFor({ allowedHosts: 'loopback', onRefused }));
  expect(run(middleware, { headers: { host: 'evil.example' } }).next).toEqual([[undefined]]);
});

test.each([
  ['without', {}, 'the request has no Host header'],
  ['two', { host: 'localhost', rawHeaders: true }, 'the Host "localhost, evil.example" is not in enforce.allowedHosts'],
])('the reason: %s', (_, { host, rawHeaders }: { host?: string; rawHeaders?: boolean }, message) => {
  const rawHosts = rawHeaders ? { rawHeaders: ['Host', 'localhost', 'Host', 'evil.example'] } : {};
  expect(reasons(createPolicy(LOOPBACK), { headers: { host }, ...rawHosts })).toEqual([
    { code: 'host-not-allowed', message, fix: 'Send one host name in one Host header' },
  ]);
});

describe('reportOnly', () => {
  const options = optionsFor({ allowedHosts: 'loopback', reportOnly: true });

  test.each([
    ['an allowed origin', 'POST', PAGE, true],
    ['a foreign origin', 'POST', EVIL, false],
    ['no origin', 'GET', undefined, undefined],
  ])('accepts %s', (_, method, origin, allowed) => {
    const request = { method, headers: { host: 'evil.example', origin } };
    expect(run(cors(options), request)).toMatchObject({ status: 200, next: [[]] });
    expect(createPolicy(options).evaluate(request)).toMatchObject({
      allowed,
      guard: 'would-refuse',
      code: 'host-not-allowed',
      status: undefined,
      set: allowed ? [['Access-Control-Allow-Origin', PAGE]] : [],
    });
  });

  test('reports a foreign origin under a listed name without the code', () => {
    const request = { method: 'POST', headers: { host: 'localhost', origin: 'https://evil.example' } };
    expect(createPolicy(options).evaluate(request)).toEqual({
      requestKind: 'actual',
      allowed: false,
      set: [],
      vary: ['Origin'],
      status: undefined,
      guard: 'would-refuse',
    });
  });
});

test('reads url and rawHeaders only if allowedHosts is set', () => {
  const unread = (): never => {
    throw new Error('read');
  };
  const request = (host: string) =>
    Object.defineProperties({ method: 'GET', headers: { host } } as CorsRequest, {
      url: { get: unread },
      rawHeaders: { get: unread },
    });
  expect(run(cors(optionsFor({})), request('evil.example')).next).toEqual([[]]);
  expect(() => run(cors(LOOPBACK), request('localhost'))).toThrow('read');
});
