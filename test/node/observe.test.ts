import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { format } from 'node:util';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type CorsDecision,
  type CorsOptions,
  type CorsRequest,
  cors,
  createPolicy,
  observe,
  reasons,
} from '../../src/index.ts';
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
  const FROM_B = 'corsmith: GET simple from origin "https://b.example"';
  const NOT_ALLOWED =
    'corsmith: GET simple: "https://b.example" is not allowed. Add "https://b.example" to origin [origin-not-allowed]';
  const rows: readonly (readonly [CorsOptions, CorsRequest, readonly string[]])[] = [
    [{ origin: A }, get(), ['corsmith: GET not-cors']],
    [{ origin: A }, get(A), ['corsmith: GET simple from origin "https://a.example"']],
    [{}, get(B), [FROM_B]],
    [{ origin: A }, get(B), [FROM_B, NOT_ALLOWED]],
    [
      {},
      { method: 'PUT', headers: { origin: B, authorization: 'Bearer secret', 'content-type': 'application/json' } },
      [
        'corsmith: PUT preflighted from origin "https://b.example", because of method "PUT", header "authorization" (not-safelisted), header "content-type" (content-type)',
      ],
    ],
    [
      {},
      { method: 'PUT', headers: { origin: B, 'sec-fetch-site': 'same-origin' } },
      ['corsmith: PUT same-origin from origin "https://b.example"'],
    ],
    [
      { origin: A },
      preflight('patch'),
      [
        'corsmith: OPTIONS preflight for method "patch" from origin "https://a.example"',
        'corsmith: OPTIONS preflight: the method "patch" is not among methods. Write "PATCH" in the page: browsers keep the case of this method [method-not-allowed]',
      ],
    ],
    [{ origin: () => true }, get(B), [FROM_B]],
    [
      { origin: () => false },
      get(B),
      [
        FROM_B,
        'corsmith: GET simple: the origin function decides about "https://b.example". Let it answer true [origin-function]',
      ],
    ],
    [
      { origin: A, enforce: 'all' },
      get(B),
      [FROM_B, 'corsmith: guard refused: GET from origin "https://b.example"', NOT_ALLOWED],
    ],
    [
      { origin: false, enforce: { methods: 'all', reportOnly: true } },
      { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } },
      ['corsmith: GET not-cors', 'corsmith: guard would-refuse: GET from origin undefined'],
    ],
  ];

  test.each(rows)('%o %o', (options, request, expected) => {
    run(cors(options), request);
    expect(lines).toEqual(expected);
  });

  test('at most 20 triggers are listed', () => {
    const headers = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x-${index}`, '1']));
    run(cors(), { method: 'GET', headers: { origin: A, ...headers } });
    expect(lines[0]).toMatch(/header "x-19" \(not-safelisted\)$/);
  });

  test('no control character gets through', () => {
    run(cors({ origin: A }), get('x\r\n\u001b[31m\u0000\u009b'));
    run(cors({ origin: A, methods: 'GET' }), preflight('x\r\n\u001b[31m'));
    run(cors(), { method: 'x\r\n\u001b[31m', headers: { origin: A, 'x\r\n\u001b[31m': '1' } });
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('a handler that overwrites Vary', () => {
  class Watched extends FakeResponse {
    readonly events = new EventEmitter();

    once(event: string, then: () => void): void {
      this.events.once(event, then);
    }
  }

  const rows: readonly (readonly [string, CorsOptions, string | undefined, string | undefined])[] = [
    ['kept', { origin: A }, 'Origin', undefined],
    ['added to', { origin: A }, 'Accept-Encoding,  origin', undefined],
    ['everything', { origin: A }, '*', undefined],
    ['overwritten', { origin: A }, 'Accept-Encoding', 'Origin'],
    ['overwritten by something alike', { origin: A }, 'X-Origin', 'Origin'],
    ['taken away', { origin: A, vary: 'X-Tenant' }, undefined, 'Origin, X-Tenant'],
    ['half of it', { origin: A, vary: 'X-Tenant' }, 'x-tenant', 'Origin'],
    ['nothing to lose', {}, undefined, undefined],
  ];

  test.each(rows)('%s', (_, options, left, lost) => {
    const response = new Watched();
    run(cors(options), get(A), response);
    response.fields.delete('vary');
    if (left !== undefined) response.fields.set('vary', left);
    lines.length = 0;
    response.events.emit('finish');
    response.events.emit('finish');
    const said = `corsmith: GET: Vary lost ${lost}. Add to it by res.vary(), not by setHeader [vary-lost]`;
    expect(lines).toEqual(lost === undefined ? [] : [said]);
  });

  test('a response that is no emitter is not watched', () => {
    const response = Object.assign(new FakeResponse(), { once: 'no function' });
    expect(() => run(cors({ origin: A }), get(A), response)).not.toThrow();
    expect(lines).toEqual(['corsmith: GET simple from origin "https://a.example"']);
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

  test('get what other adapters observe, while evaluate is silent', () => {
    const decision = policy.evaluate(request) as CorsDecision; // no origin function decides
    observe(policy, request, decision);
    subscribe(CHANNEL, listener);
    policy.evaluate(request);
    expect(heard).toEqual([]);
    observe(policy, request, decision);
    observe(policy, request, decision, response);
    unsubscribe(CHANNEL, listener);
    expect(heard).toEqual([{ ...message, response: undefined }, message]);
  });
});
