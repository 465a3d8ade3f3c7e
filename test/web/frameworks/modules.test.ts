import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { type FrameworkRow, NOT_FOUND, ROWS } from './rows.ts';

type Fetch = (request: Request, ...rest: readonly unknown[]) => Promise<Response>;

// examples import the built package, so the compiler is not shown into them
const load = async (name: string) =>
  (await import(`../../../examples/frameworks/${name}.js`)) as Record<string, unknown>;

const API = 'https://api.example.com';
const DONE = { waitUntil: () => undefined };

/** Calls a route handler as Next.js does: the export named like the method, with the parameters as a promise. */
const throughNext: Fetch = async (request) => {
  const route = (await load('next-route'))[request.method] as Fetch;
  return route(request, { params: Promise.resolve({ id: '7' }) });
};

const throughWorker: Fetch = async (request) => {
  const worker = (await load('worker'))['default'] as { readonly fetch: Fetch };
  return worker.fetch(request, { FORGE: 'the forge' }, DONE);
};

/** Calls `handle` as SvelteKit does: `resolve` renders, with a status that the page sets. */
const throughSvelteKit: Fetch = async (request) => {
  const handle = (await load('sveltekit-hooks.server'))['handle'] as (input: object) => Promise<Response>;
  const status = new URL(request.url).pathname === '/items' ? 200 : 404;
  return handle({ event: { request }, resolve: async () => new Response('<h1>', { status }) });
};

const MODULES: readonly (readonly [string, Fetch, readonly FrameworkRow[]])[] = [
  ['next-route', throughNext, ROWS],
  ['worker', throughWorker, [...ROWS, NOT_FOUND]],
  ['sveltekit-hooks.server', throughSvelteKit, [...ROWS, NOT_FOUND]],
];

describe.each(MODULES)('examples/frameworks/%s.js', (_name, through, rows) => {
  it.each(rows)('$name', (row) => check(row, (path, init) => through(new Request(API + path, init))));
});

describe('the handlers behind', () => {
  const from = { headers: { origin: 'https://app.example.com' } };

  it('get their parameters and bodies', async () => {
    const got = await throughNext(new Request(`${API}/items`, from));
    expect(await got.json()).toEqual({ id: '7' });
    const put = await throughNext(new Request(`${API}/items`, { ...from, method: 'PUT', body: '{"id":8}' }));
    expect(await put.json()).toEqual({ id: 8 });
  });

  it('are asked OPTIONS that are no preflight', async () => {
    const response = await throughNext(new Request(`${API}/items`, { ...from, method: 'OPTIONS' }));
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, PUT']);
  });

  it('get environment and context, and may redirect', async () => {
    const none = await throughWorker(new Request(`${API}/none`, from));
    expect(await none.text()).toBe('the forge has no /none');
    const moved = await throughWorker(new Request(`${API}/moved`, from));
    expect([moved.status, moved.headers.get('location')]).toEqual([308, 'https://api.example.com/items']);
    expect(moved.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  });
});
