import { describe, expect, test, vi } from 'vitest';
import { cors as compat } from '../src/compat.ts';
import { cors, createPolicy } from '../src/index.ts';
import { FakeResponse, run } from './fakes.ts';

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

describe('an answer that is the same for all reads no header', () => {
  test.each(['GET', 'POST', undefined])('%s', (method) => {
    const request = Object.assign(unreadable('GET'), { method });
    expect(run(cors(), request).fields).toEqual({ 'access-control-allow-origin': '*' });
  });

  test('but OPTIONS may be a preflight, and a list needs the Origin', () => {
    expect(() => run(cors(), unreadable('OPTIONS'))).toThrow('headers were read');
    expect(() => run(cors(A), unreadable('GET'))).toThrow('headers were read');
  });
});

test('a decision without anything of the request in it is one object for all', () => {
  const policy = createPolicy(A);
  const refused = () => policy.evaluate({ method: 'GET', headers: { origin: 'https://evil.example' } });
  expect(refused()).toBe(refused());
  expect(Object.isFrozen(refused())).toBe(true);
});

test('an error says what failed where the application says nothing', () => {
  const host = () => {
    throw undefined;
  };
  const { next } = run(cors({ origin: A, enforce: { host } }), {
    method: 'POST',
    headers: { origin: 'https://b.example' },
  });
  expect(next).toEqual([[expect.objectContaining({ message: 'corsmith: enforce.host failed without an error' })]]);
});

test('an error varies as a refusal does, since no list of headers went into it', () => {
  const origin = () => Promise.reject(new Error('boom'));
  const ran = run(cors({ origin, credentials: true }), PREFLIGHT);
  return vi.waitFor(() => expect([ran.next.length, ran.fields]).toEqual([1, { vary: 'Origin' }]));
});

describe('as npm cors does', () => {
  test('asked headers come back to anyone', () => {
    expect(run(compat(), PREFLIGHT).fields).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'x-a',
    });
  });

  test('what an outer layer set stays', () => {
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
