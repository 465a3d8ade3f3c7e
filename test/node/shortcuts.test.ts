import { describe, expect, test, vi } from 'vitest';
import type { ReceivedRequest } from '../../src/classify/read-request.ts';
import { NOT_CORS } from '../../src/classify/read-request.ts';
import { cors as compat } from '../../src/compat.ts';
import { writeHeaders } from '../../src/decide/decision.ts';
import { type CorsDecision, cors, createPolicy, observe } from '../../src/index.ts';
import { normalize } from '../../src/policy/policy.ts';
import { createTemplate } from '../../src/policy/responses.ts';
import { FakeResponse, run } from '../support/fakes.ts';

const A = 'https://a.example';
const PREFLIGHT = {
  method: 'OPTIONS',
  headers: { origin: A, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a' },
};
const unreadable = (method: string) =>
  Object.defineProperty({ method, headers: {} }, 'headers', {
    get: () => {
      throw new Error('headers were read');
    },
  });

vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

describe('a constant response reads no header', () => {
  test.each(['GET', 'POST', undefined])('%s', (method) => {
    const request = Object.assign(unreadable('GET'), { method });
    expect(run(cors(), request).fields).toEqual({ 'access-control-allow-origin': '*' });
  });

  test('but OPTIONS, which may be a preflight, and a list of origins do', () => {
    expect(() => run(cors(), unreadable('OPTIONS'))).toThrow('headers were read');
    expect(() => run(cors(A), unreadable('GET'))).toThrow('headers were read');
  });
});

test('observe() reads no headers without subscribers', () => {
  const policy = createPolicy(A);
  const decision = policy.evaluate({ method: 'GET', headers: {} }) as CorsDecision; // no origin function decides
  expect(() => observe(policy, unreadable('GET'), decision)).not.toThrow();
});

test('changes to a decision do not affect the next one', () => {
  const policy = createPolicy(A);
  const refused = () => policy.evaluate({ method: 'GET', headers: { origin: 'https://evil.example' } });
  const before = structuredClone(refused());
  Object.assign(refused(), { allowed: true, status: 200 });
  ((refused() as CorsDecision).set as unknown[]).push(['X', '1']);
  expect(refused()).toEqual(before);
  expect(Object.isFrozen((refused() as CorsDecision).vary)).toBe(true);
});

test('an error without a message gets a default message', () => {
  const host = () => {
    throw undefined;
  };
  const { next } = run(cors({ origin: A, enforce: { publicHost: host } }), {
    method: 'POST',
    headers: { origin: 'https://b.example' },
  });
  expect(next).toEqual([
    [expect.objectContaining({ message: 'corsmith: enforce.publicHost failed without an error' })],
  ]);
});

test('an error has the same Vary as a refusal: it does not depend on the requested headers', () => {
  const origin = () => Promise.reject(new Error('boom'));
  const ran = run(cors({ origin, credentials: true }), PREFLIGHT);
  return vi.waitFor(() => expect([ran.next.length, ran.fields]).toEqual([1, { vary: 'Origin' }]), 20_000);
});

describe('as npm cors does', () => {
  test('requested headers are sent back to any origin', () => {
    expect(run(compat(), PREFLIGHT).fields).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'x-a',
    });
  });

  test('headers of an outer layer stay', () => {
    const response = new FakeResponse();
    run(
      compat({ exposedHeaders: 'x-a', preflightContinue: true }),
      { method: 'GET', headers: { origin: A } },
      response,
    );
    const inner = run(compat({ origin: [A] }), { method: 'GET', headers: { origin: 'https://b.example' } }, response);
    expect(inner.fields).toMatchObject({ 'access-control-expose-headers': 'x-a' });
  });
});

describe('a response reuses the strings of the request', () => {
  const actual: ReceivedRequest = { kind: 'actual', origin: A };
  const preflight: ReceivedRequest = { kind: 'preflight', origin: A, method: 'PUT', headers: 'x-a' };
  const own = `Access-Control-Allow-Origin: ${A}`;
  const any = 'Access-Control-Allow-Origin: *';
  const asked = 'Access-Control-Allow-Headers: x-a';
  const headers = [['X', '1']] as const;

  test.each([
    ['none', false, NOT_CORS, ['X: 1']],
    ['none', false, actual, ['X: 1']],
    ['none', false, preflight, ['X: 1']],
    ['any', false, NOT_CORS, [any, 'X: 1']],
    ['any', false, actual, [any, 'X: 1']],
    ['any', false, preflight, [any, 'X: 1']],
    ['own', false, NOT_CORS, ['X: 1']],
    ['own', false, actual, [own, 'X: 1']],
    ['own', false, preflight, [own, 'X: 1']],
    ['none', true, NOT_CORS, ['X: 1']],
    ['none', true, actual, ['X: 1']],
    ['none', true, preflight, ['X: 1', asked]],
    ['any', true, NOT_CORS, [any, 'X: 1']],
    ['any', true, actual, [any, 'X: 1']],
    ['any', true, preflight, [any, 'X: 1', asked]],
    ['own', true, NOT_CORS, ['X: 1']],
    ['own', true, actual, [own, 'X: 1']],
    ['own', true, preflight, [own, 'X: 1', asked]],
  ] as const)('origin %s, headers reflected %s, of %o', (allowOrigin, reflectsRequestHeaders, exchange, expected) => {
    const lines: string[] = [];
    const to = { setHeader: (name: string, value: string) => lines.push(`${name}: ${value}`) };
    const more = { headers, allowOrigin, reflectsRequestHeaders };
    writeHeaders(createTemplate(true, [], more), exchange, to);
    expect(lines).toEqual(expected);
  });
});

test('options that cannot be read are reported like any other problem', () => {
  const options = Object.defineProperty({}, 'origin', {
    enumerable: true,
    get: () => {
      throw new Error('no such variable');
    },
  });
  expect(normalize(options)).toEqual({
    policy: undefined,
    issues: [
      {
        code: 'invalid-type',
        severity: 'error',
        path: '',
        message: 'reading the options threw Error: no such variable',
        fix: 'Use a plain object',
      },
    ],
  });
});
