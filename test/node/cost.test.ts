import { expect, it, vi } from 'vitest';
import { type CorsOptions, cors, createPolicy } from '../../src/index.ts';
import { run } from '../support/fakes.ts';

/** What a request costs, in calls: catches extra work without measuring time. */
interface Cost {
  readonly reads: readonly string[];
  readonly looks: readonly string[];
  readonly sets: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

function costOf(options: Parameters<typeof cors>[0], method: string, headers: Headers, before: Headers = {}): Cost {
  const reads: string[] = [];
  const looks: string[] = [];
  const sets: string[] = [];
  const present = new Map(Object.entries(before));
  const note = <Result>(list: string[], name: string, result: Result): Result => {
    list.push(name);
    return result;
  };
  const get = (target: Headers, name: string | symbol): string | undefined =>
    note(reads, String(name), target[String(name)]);
  const request = { method, headers: new Proxy(headers, { get }) };
  const response = {
    statusCode: 200,
    getHeader: (name: string) => note(looks, name, present.get(name)),
    setHeader: (name: string, value: string) => note(sets, name, present.set(name, value)),
    removeHeader: () => expect.unreachable('nothing has to be removed'),
    end: () => undefined,
  };
  cors(options)(request, response, () => undefined);
  return { reads, looks, sets };
}

const A = 'https://a.example';
const list = { origin: [A, 'https://b.example'] };
const credentials = { ...list, credentials: true, exposedHeaders: 'X-Total' };
const patterns = { origin: ['https://*.a.example', 'https://*.b.example'] };
const preflight = { origin: A, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-one' };
const asked = ['origin', 'access-control-request-method', 'access-control-request-headers'];
const outer = ['access-control-allow-origin', 'access-control-allow-credentials'];
const ORIGIN = 'Access-Control-Allow-Origin';
const METHODS = 'Access-Control-Allow-Methods';
const HEADERS = 'Access-Control-Allow-Headers';

const ROWS: readonly (readonly [string, CorsOptions, string, Headers, Cost])[] = [
  ['any origin reads no header', {}, 'GET', { origin: A }, { reads: [], looks: outer, sets: [ORIGIN] }],
  ['no Origin', list, 'GET', {}, { reads: ['origin'], looks: [...outer, 'vary'], sets: ['Vary'] }],
  ['hit', list, 'GET', { origin: A }, { reads: ['origin'], looks: [...outer, 'vary'], sets: [ORIGIN, 'Vary'] }],
  [
    'miss',
    list,
    'GET',
    { origin: 'https://c.example' },
    { reads: ['origin'], looks: [...outer, 'vary'], sets: ['Vary'] },
  ],
  [
    'pattern, hit',
    patterns,
    'GET',
    { origin: 'https://x.a.example' },
    { reads: ['origin'], looks: [...outer, 'vary'], sets: [ORIGIN, 'Vary'] },
  ],
  [
    'credentials and exposed headers',
    credentials,
    'GET',
    { origin: A },
    {
      reads: ['origin'],
      looks: [...outer, 'vary'],
      sets: [ORIGIN, 'Access-Control-Allow-Credentials', 'Access-Control-Expose-Headers', 'Vary'],
    },
  ],
  ['preflight, any origin', {}, 'OPTIONS', preflight, { reads: asked, looks: outer, sets: [ORIGIN, METHODS, HEADERS] }],
  [
    'preflight, list',
    { ...list, maxAge: 5 },
    'OPTIONS',
    preflight,
    { reads: asked, looks: [...outer, 'vary'], sets: [ORIGIN, METHODS, HEADERS, 'Access-Control-Max-Age', 'Vary'] },
  ],
  [
    'preflight from a foreign origin',
    list,
    'OPTIONS',
    { ...preflight, origin: 'https://c.example' },
    { reads: asked, looks: [...outer, 'vary'], sets: ['Vary'] },
  ],
];

it.each(ROWS)('%s', (_name, options, method, headers, cost) => {
  expect(costOf(options, method, headers)).toEqual(cost);
});

it('merges into an existing Vary with the same number of calls', () => {
  const { looks, sets } = costOf(list, 'GET', { origin: A }, { vary: 'Accept-Encoding' });
  expect({ looks, sets }).toEqual({ looks: [...outer, 'vary'], sets: [ORIGIN, 'Vary'] });
});

it('does not read the requested headers of a preflight, however many there are', () => {
  const names = Array.from({ length: 8000 }, () => 'a').join(',');
  const few = costOf({ ...list, allowedHeaders: ['X-One'] }, 'OPTIONS', preflight);
  const many = costOf({ ...list, allowedHeaders: ['X-One'] }, 'OPTIONS', {
    ...preflight,
    'access-control-request-headers': names,
  });
  expect(many).toEqual(few);
});

it.each([
  ['varies on Origin itself', list],
  ['does not', {}],
])('sets Vary once where the policy that a delegate returns %s', (_name, options) => {
  const delegate = () => createPolicy(options);
  expect(costOf(delegate, 'GET', { origin: A }).sets.filter((name) => name === 'Vary')).toEqual(['Vary']);
});

it('checks the options that a delegate returns once, not for each request', () => {
  const middleware = cors(() => ({ origin: [/^https:\/\/[a-z0-9-]+\.a\.example$/], credentials: true }));
  const tests = vi.spyOn(RegExp.prototype, 'test');
  const costs = [1, 2, 3].map(() => {
    tests.mockClear();
    run(middleware, { method: 'GET', headers: { origin: A } });
    return tests.mock.calls.length;
  });
  tests.mockRestore();
  expect(costs[0]).toBeGreaterThan(100);
  expect(costs.slice(1).every((count) => count < 10)).toBe(true);
});
