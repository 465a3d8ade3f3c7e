import type { PageRequest } from '../../src/explain.ts';

/** A page's request to an example, and the result. */
export interface ExampleRow {
  readonly example: string;
  readonly page: Omit<PageRequest, 'url'> & { readonly path: string };
  /** The status that the script reads, or the problem that blocks the response. */
  readonly gets: number | string;
  /** Names of headers that the script can read, in addition to the safelisted ones. */
  readonly reads?: readonly string[];
}

const APP = 'https://app.example.com';
const EVIL = 'https://evil.example';

export const ROWS: readonly ExampleRow[] = [
  { example: 'any-origin', page: { origin: EVIL, path: '/fonts' }, gets: 200 },
  { example: 'any-origin', page: { origin: 'null', path: '/fonts' }, gets: 200 },
  {
    example: 'any-origin',
    page: { origin: EVIL, path: '/fonts', credentials: 'include' },
    gets: 'allow-origin-wildcard',
  },
  { example: 'any-origin', page: { origin: APP, path: '/missing', headers: { Authorization: 'Bearer x' } }, gets: 404 },

  { example: 'some-routes', page: { origin: APP, path: '/shared', headers: { 'X-One': '1' } }, gets: 200 },
  { example: 'some-routes', page: { origin: EVIL, path: '/shared' }, gets: 'allow-origin-missing' },
  { example: 'some-routes', page: { origin: APP, path: '/private' }, gets: 'allow-origin-missing' },

  { example: 'one-origin', page: { origin: APP, path: '/orders' }, gets: 200, reads: ['x-total'] },
  {
    example: 'one-origin',
    page: {
      origin: APP,
      path: '/orders/7',
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: { kind: 'string' },
    },
    gets: 200,
  },
  { example: 'one-origin', page: { origin: APP, path: '/orders/7', method: 'PATCH' }, gets: 'method-not-allowed' },
  {
    example: 'one-origin',
    page: { origin: APP, path: '/orders', headers: { 'X-One': '1' } },
    gets: 'header-not-allowed',
  },
  { example: 'one-origin', page: { origin: 'http://app.example.com', path: '/orders' }, gets: 'allow-origin-missing' },

  { example: 'log-preflights', page: { origin: APP, path: '/orders' }, gets: 200 },
  {
    example: 'log-preflights',
    page: { origin: APP, path: '/orders', method: 'PUT', headers: { Authorization: 'Bearer secret' } },
    gets: 200,
  },

  { example: 'origins-from-a-database', page: { origin: 'https://smith.example', path: '/orders' }, gets: 200 },
  { example: 'origins-from-a-database', page: { origin: EVIL, path: '/orders' }, gets: 'allow-origin-missing' },
  {
    example: 'origins-from-a-database',
    page: { origin: 'https://outage.example', path: '/orders' },
    gets: 'allow-origin-missing',
  },

  { example: 'preflight-one-resource', page: { origin: APP, path: '/orders/7', method: 'DELETE' }, gets: 204 },
  {
    example: 'preflight-one-resource',
    page: { origin: EVIL, path: '/orders/7', method: 'DELETE' },
    gets: 'allow-origin-missing',
  },
  {
    example: 'preflight-one-resource',
    page: { origin: APP, path: '/other', method: 'DELETE' },
    gets: 'allow-origin-missing',
  },

  { example: 'preflight-all', page: { origin: APP, path: '/orders/7', method: 'DELETE' }, gets: 204 },
  { example: 'preflight-all', page: { origin: APP, path: '/', method: 'DELETE' }, gets: 'allow-origin-missing' },

  { example: 'credentials', page: { origin: APP, path: '/login', method: 'POST', credentials: 'include' }, gets: 200 },
  {
    example: 'credentials',
    page: { origin: APP, path: '/me', credentials: 'include', cookie: 'session=anvil' },
    gets: 200,
  },
  { example: 'credentials', page: { origin: APP, path: '/me', credentials: 'include' }, gets: 401 },
  {
    example: 'credentials',
    page: { origin: EVIL, path: '/me', credentials: 'include', cookie: 'session=anvil' },
    gets: 'allow-origin-missing',
  },

  { example: 'policy-per-request', page: { origin: EVIL, path: '/catalogue' }, gets: 200 },
  {
    example: 'policy-per-request',
    page: { origin: EVIL, path: '/admin/orders', method: 'GET' },
    gets: 'allow-origin-missing',
  },
  {
    example: 'policy-per-request',
    page: { origin: 'https://admin.example.com', path: '/admin/orders', credentials: 'include' },
    gets: 200,
  },

  { example: 'plain-http', page: { origin: 'http://localhost:5050', path: '/anvil', method: 'PUT' }, gets: 200 },
  {
    example: 'plain-http',
    page: { origin: 'http://127.0.0.1:5050', path: '/anvil', method: 'PUT' },
    gets: 'allow-origin-missing',
  },
];
