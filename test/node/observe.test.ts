import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { format } from 'node:util';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  allowsUpgrade,
  type CorsDecision,
  type CorsOptions,
  type CorsRequest,
  cors,
  createPolicy,
  observe,
  reasons,
} from '../../src/index.ts';
import { BROWSERS, PROXIES } from '../classify/delivered-rows.ts';
import { FakeResponse, run } from '../support/fakes.ts';

const lines = vi.hoisted((): string[] => []);

// as with NODE_DEBUG=corsmith, which is only read when a process starts
vi.mock('node:util', async (original) => ({
  ...(await original<object>()),
  debuglog: (name: string) =>
    Object.assign((...args: unknown[]) => void lines.push(`${name}: ${format(...args)}`), { enabled: true }),
}));

const A = 'https://a.example';
const B = 'https://b.example';
const CHANNEL = 'corsmith:decision';
const heard: unknown[] = [];
const listener = (message: unknown) => void heard.push(message);

beforeEach(() => {
  lines.length = 0;
  heard.length = 0;
});
afterAll(() => unsubscribe(CHANNEL, listener));

const get = (origin?: string): CorsRequest => ({ method: 'GET', headers: origin === undefined ? {} : { origin } });
const preflight = (method: string): CorsRequest => ({
  method: 'OPTIONS',
  headers: { origin: A, 'access-control-request-method': method },
});

describe('the debug log', () => {
  const FROM_B = 'corsmith: GET: simple from origin "https://b.example"';
  const NOT_ALLOWED =
    'corsmith: GET: "https://b.example" is not allowed. If this is your own origin, list it in origin [origin-not-allowed]';
  const rows: readonly (readonly [CorsOptions, CorsRequest, readonly string[]])[] = [
    [{ origin: A }, get(), ['corsmith: GET: not-cors']],
    [{ origin: A }, get(A), ['corsmith: GET: simple from origin "https://a.example"']],
    [{}, get(B), [FROM_B]],
    [{ origin: A }, get(B), [FROM_B, NOT_ALLOWED]],
    [
      {},
      { method: 'PUT', headers: { origin: B, authorization: 'Bearer secret', 'content-type': 'application/json' } },
      [
        'corsmith: PUT: preflighted from origin "https://b.example", because of method "PUT", header "authorization" (not-safelisted), header "content-type" (content-type)',
      ],
    ],
    [
      {},
      { method: 'PUT', headers: { origin: B, 'sec-fetch-site': 'same-origin' } },
      ['corsmith: PUT: same-origin from origin "https://b.example"'],
    ],
    [
      { origin: A },
      preflight('patch'),
      [
        'corsmith: OPTIONS: preflight for method "patch" from origin "https://a.example"',
        'corsmith: OPTIONS: the method "patch" is not in methods. Use \'PATCH\' in the page: browsers send this method exactly as written [method-not-allowed]',
      ],
    ],
    [{ origin: () => true }, get(B), [FROM_B]],
    [
      { origin: () => false },
      get(B),
      [
        FROM_B,
        'corsmith: GET: the origin function decides whether to allow "https://b.example". Return true for origins that may read responses [origin-function]',
      ],
    ],
    [
      { origin: A, enforce: 'all' },
      get(B),
      [FROM_B, 'corsmith: GET: guard refused, origin "https://b.example"', NOT_ALLOWED],
    ],
    [
      { origin: false, enforce: { methods: 'all', reportOnly: true } },
      { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } },
      ['corsmith: GET: not-cors', 'corsmith: GET: guard would-refuse, origin undefined'],
    ],
    [
      { origin: A, enforce: { allowedHosts: 'loopback' } },
      { method: 'GET', headers: { host: 'evil.example:3000' } },
      [
        'corsmith: GET: not-cors',
        'corsmith: GET: guard refused, origin undefined, host "evil.example:3000"',
        "corsmith: GET: the Host \"evil.example:3000\" is not in enforce.allowedHosts. If that is this server's name, add 'evil.example:3000' to enforce.allowedHosts [host-not-allowed]",
      ],
    ],
  ];

  test.each(rows)('%o %o', (options, request, expected) => {
    run(cors(options), request);
    expect(lines).toEqual(expected);
  });

  test('the sites that RegExps allow are logged once per policy', () => {
    const allows = 'corsmith: the policy allows https://c.example, https://a.example and its subdomains';
    const options = { origin: [/^https:\/\/(?:.+\.)?a\.example$/, 'https://c.example'] };
    const middleware = cors(options);
    run(middleware, get(A));
    run(middleware, get(A));
    expect(lines).toEqual([allows, 'corsmith: GET: simple from origin "https://a.example"', lines[1]]);
    run(cors(options), get());
    expect(lines.slice(3)).toEqual([allows, 'corsmith: GET: not-cors']);
  });

  test('refused upgrades are logged', () => {
    const policy = createPolicy({ origin: A, enforce: 'all' });
    const headers = { origin: 'http://localhost:5173', host: '127.0.0.1:3000' };
    expect(allowsUpgrade(policy, { method: 'GET', url: '/socket?token=x', headers })).toBe(false);
    expect(lines[1]).toBe(
      'corsmith: GET /socket: guard refused, origin "http://localhost:5173", host "127.0.0.1:3000"',
    );
  });

  test('at most 20 triggers are listed', () => {
    const headers = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x-${index}`, '1']));
    run(cors(), { method: 'GET', headers: { origin: A, ...headers } });
    expect(lines[0]).toMatch(/header "x-19" \(not-safelisted\)$/);
  });

  test('control characters are escaped', () => {
    run(cors({ origin: A }), get('x\r\n\u001b[31m\u0000\u009b'));
    run(cors({ origin: A, methods: 'GET' }), preflight('x\r\n\u001b[31m'));
    run(cors(), { method: 'x\r\n\u001b[31m', headers: { origin: A, 'x\r\n\u001b[31m': '1' } });
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('a later handler that changes headers', () => {
  class Watched extends FakeResponse {
    readonly events = new EventEmitter();

    once(event: string, then: () => void): void {
      this.events.once(event, then);
    }
  }

  type Sent = Readonly<Record<string, string | undefined>>;
  const vary = (what: string, value = '') => `${what} Vary${value}. Add to it with res.vary()`;
  const allowOrigin = (what: string, value = '') =>
    `${what} Access-Control-Allow-Origin${value}. Let only corsmith set it, or remove corsmith`;

  const rows: readonly (readonly [string, CorsOptions, Sent, readonly string[]])[] = [
    ['Vary is unchanged', { origin: A }, { vary: 'Origin' }, []],
    ['Vary has more names', { origin: A }, { vary: 'Accept-Encoding,  origin' }, []],
    ['Vary is *', { origin: A }, { vary: '*' }, []],
    ['Vary was overwritten', { origin: A }, { vary: 'Accept-Encoding' }, [vary('changed', ' to "Accept-Encoding"')]],
    ['Vary has a similar name', { origin: A }, { vary: 'X-Origin' }, [vary('changed', ' to "X-Origin"')]],
    ['Vary was removed', { origin: A, vary: 'X-Tenant' }, { vary: undefined }, [vary('removed')]],
    [
      'Vary lost one of two names',
      { origin: A, vary: 'X-Tenant' },
      { vary: 'x-tenant' },
      [vary('changed', ' to "x-tenant"')],
    ],
    ['nothing was set', {}, {}, []],
    [
      'Access-Control-Allow-Origin was replaced',
      { origin: A },
      { 'access-control-allow-origin': '*' },
      [allowOrigin('changed', ' to "*"')],
    ],
    [
      'Access-Control-Allow-Origin was removed',
      { origin: A },
      { 'access-control-allow-origin': undefined },
      [allowOrigin('removed')],
    ],
    [
      'Access-Control-Allow-Origin was added to a refused response',
      { origin: 'https://b.example' },
      { 'access-control-allow-origin': '*' },
      [allowOrigin('changed', ' to "*"')],
    ],
  ];

  test.each(rows)('%s', (_, options, sent, said) => {
    const response = new Watched();
    run(cors(options), { ...get(A), url: '/items?token=secret' } as CorsRequest, response);
    for (const [name, value] of Object.entries(sent)) {
      if (value === undefined) response.fields.delete(name);
      else response.fields.set(name, value);
    }
    lines.length = 0;
    response.events.emit('finish');
    response.events.emit('finish');
    expect(lines).toEqual(said.map((line) => `corsmith: GET /items: a later handler ${line} [header-changed]`));
  });

  test('is published on a channel', () => {
    const messages: unknown[] = [];
    const listen = (message: unknown) => messages.push(message);
    subscribe('corsmith:change', listen);
    const response = new Watched();
    run(cors({ origin: A }), get(A), response);
    response.fields.set('access-control-allow-origin', '*');
    response.events.emit('finish');
    unsubscribe('corsmith:change', listen);
    expect(messages).toEqual([expect.objectContaining({ response, header: 'Access-Control-Allow-Origin', sent: '*' })]);
  });

  test('a response that is not an event emitter is not watched', () => {
    const response = Object.assign(new FakeResponse(), { once: 'no function' });
    expect(() => run(cors({ origin: A }), get(A), response)).not.toThrow();
    expect(lines).toEqual(['corsmith: GET: simple from origin "https://a.example"']);
  });
});

describe('subscribers of the channel', () => {
  const policy = createPolicy({ origin: A });
  const request = { method: 'PUT', headers: { origin: B, authorization: 'Bearer secret' } };
  const response = new FakeResponse();
  const message = {
    request,
    response,
    classified: {
      kind: 'preflighted',
      origin: B,
      triggers: [
        { code: 'method', method: 'PUT' },
        { code: 'header', name: 'authorization', why: 'not-safelisted' },
      ],
    },
    decision: policy.evaluate(request),
    reasons: reasons(policy, request),
  };

  test('get each decision of the middleware while they are subscribed', () => {
    const middleware = cors(policy);
    run(middleware, request, response);
    expect(heard).toEqual([]);
    subscribe(CHANNEL, listener);
    run(middleware, request, response);
    unsubscribe(CHANNEL, listener);
    run(middleware, request, response);
    expect(heard).toEqual([message]);
  });

  test('get the decisions of other adapters, but none from evaluate()', () => {
    const decision = policy.evaluate(request) as CorsDecision; // no origin function decides
    observe(policy, request, decision);
    subscribe(CHANNEL, listener);
    policy.evaluate(request);
    expect(heard).toEqual([]);
    observe(policy, request, decision);
    observe(policy, request, decision, response);
    observe(policy, request, { ...decision, error: new Error('the origin function failed') });
    unsubscribe(CHANNEL, listener);
    expect(heard).toEqual([{ ...message, response: undefined }, message]);
  });

  test('get no decision if the origin function failed', async () => {
    const fail = (_origin: string, callback: (error: Error) => void) => void setImmediate(callback, new Error('x'));
    subscribe(CHANNEL, listener);
    const { next } = run(cors({ origin: fail }), get(A), new FakeResponse());
    await vi.waitFor(() => expect(next).toHaveLength(1), 20_000);
    unsubscribe(CHANNEL, listener);
    expect([heard, lines]).toEqual([[], []]);
  });
});

describe.each(Object.entries(BROWSERS))('a request of %s', (_, sent) => {
  test.each(Object.entries(PROXIES))(
    'through %s is logged and published with the headers that its page added',
    (_proxy, delivered) => {
      const added = { authorization: 'Bearer secret', 'x-api-version': '2' };
      const headers: CorsRequest['headers'] = { ...sent, ...delivered, ...added };
      subscribe(CHANNEL, listener);
      run(cors(), { method: 'GET', headers }, new FakeResponse());
      unsubscribe(CHANNEL, listener);
      expect(lines).toEqual([
        `corsmith: GET: preflighted from origin "${headers['origin']}", because of header "authorization" (not-safelisted), header "x-api-version" (not-safelisted)`,
      ]);
      const triggers = ['authorization', 'x-api-version'].map((name) => ({
        code: 'header',
        name,
        why: 'not-safelisted',
      }));
      const classified = { kind: 'preflighted', origin: headers['origin'], triggers };
      expect(heard).toEqual([expect.objectContaining({ classified })]);
    },
  );
});
