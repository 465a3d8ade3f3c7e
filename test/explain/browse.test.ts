import { createServer } from 'node:http';
import connect from 'connect';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { type Application, browse } from '../../src/explain.ts';
import { cors } from '../../src/index.ts';

const PAGE = 'https://app.example.com';
const handle = cors({ origin: PAGE, credentials: true, exposedHeaders: ['X-Own'] });

const answer = (req: { method?: string | undefined }, res: import('node:http').ServerResponse) => {
  res.setHeader('X-Own', '1');
  res.setHeader('X-Hidden', '1');
  res.end(`${req.method} done`);
};

const web = async (request: Request): Promise<Response> =>
  new Response(`${request.method} done`, {
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': '*',
      'Access-Control-Expose-Headers': 'X-Own',
      'X-Own': '1',
      'X-Hidden': '1',
    },
  });

const applications: readonly (readonly [what: string, application: Application])[] = [
  ['Express', express().use(handle).use(answer)],
  ['Connect', connect().use(handle).use(answer)],
  [
    'a (req, res) function',
    (req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) =>
      handle(req, res, () => answer(req, res)),
  ],
  ['a node:http server', createServer((req, res) => handle(req, res, () => answer(req, res)))],
  ['a (Request) => Response function', web],
  ['an object with fetch', { fetch: web }],
];

describe.each(applications)('%s', (_, application) => {
  test('a page reads the response and the exposed headers', async () => {
    const page = await browse(application, { origin: PAGE, url: '/items?a=1', method: 'PUT', body: 'x' });
    expect(page).toMatchObject({ readable: true, why: '', status: 200, body: 'PUT done' });
    expect(page.headers['x-own']).toBe('1');
    expect(page.headers['x-hidden']).toBeUndefined();
    expect(page.trace.exchanges.map(({ request }) => request.stage)).toEqual(['preflight', 'actual']);
  });
});

test('a blocked page gets the reason', async () => {
  const page = await browse(express().use(handle).use(answer), { origin: 'https://b.example', url: '/' });
  expect(page).toMatchObject({ readable: false, status: 0, headers: {}, body: '' });
  expect(page.why).toBe('The response has no Access-Control-Allow-Origin header [allow-origin-missing]');
});

test('the application sees the host of the URL', async () => {
  const seen: unknown[] = [];
  const app = express().use((req, res) => {
    seen.push([req.headers.host, req.headers.cookie, req.originalUrl]);
    res.redirect(req.originalUrl === '/a' ? '/b' : 'https://elsewhere.example/');
  });
  const page = await browse(app, { origin: 'https://a.example', url: 'https://a.example/a', cookie: 'a=1' });
  expect(seen).toEqual([
    ['a.example', 'a=1', '/a'],
    ['a.example', 'a=1', '/b'],
  ]);
  expect(page.why).toBe('There is no response to GET https://elsewhere.example/ [no-response]');
});

describe('bodies', () => {
  const echo = express()
    .use(cors())
    .use(express.raw({ type: () => true }))
    .use((req, res) => res.json({ type: req.headers['content-type'], text: String(req.body) }));
  const form = new FormData();
  form.set('a', '1');
  const rows = [
    ['a string', 'a', 'text/plain;charset=UTF-8', 'a', 1],
    ['a form', new URLSearchParams({ a: '1' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=1', 1],
    ['JSON in a Blob', new Blob(['{}'], { type: 'application/json' }), 'application/json', '{}', 2],
    ['bytes', new Uint8Array([97]), undefined, 'a', 1],
    ['a stream', new Blob(['a']).stream(), undefined, 'a', 2],
    ['nothing', null, undefined, '[object Object]', 1],
  ] as const;
  test.each(rows)('%s', async (_, body, type, text, requests) => {
    const page = await browse(echo, { origin: PAGE, url: '/', method: 'POST', body });
    const got = JSON.parse(page.body);
    expect(got.type).toBe(type);
    if (body !== null) expect(got.text).toBe(text);
    expect(page.trace.exchanges).toHaveLength(requests);
  });
  test('the Content-Type of a form has the boundary of its body', async () => {
    const { body } = await browse(echo, { origin: PAGE, url: '/', method: 'POST', body: form });
    const { type, text } = JSON.parse(body);
    expect(text).toContain(type.replace('multipart/form-data; boundary=', ''));
  });
});

describe('no response', () => {
  const silent = () => undefined;
  const rows: readonly (readonly [string, Application])[] = [
    ['a handler that never responds', (_req: unknown, _res: unknown) => undefined],
    ['a web handler that never responds', (_request: Request) => new Promise<Response>(silent)],
    ['a closed connection', (req: import('node:http').IncomingMessage, _res: unknown) => req.socket.destroy()],
  ];
  test.each(rows)('%s', async (_, application) => {
    const page = await browse(application, { origin: PAGE, url: '/', timeout: 50 });
    expect(page.trace.verdict.kind).toBe('no-response');
    expect(page.why).toMatch(/^There is no response to GET http:\/\/localhost/);
  });
});

test.each([
  [
    'a function that throws',
    (_req: unknown, _res: unknown) => {
      throw new Error('down');
    },
  ],
  ['a function that rejects', async (_req: unknown, _res: unknown) => Promise.reject(new Error('down'))],
  [
    'a web function that throws',
    (_request: Request) => {
      throw new Error('down');
    },
  ],
] satisfies (readonly [string, Application])[])('%s', async (_, application) => {
  await expect(browse(application, { origin: PAGE, url: '/' })).rejects.toThrow('down');
});

test('a body that never ends is read until the timeout', async () => {
  const app = express()
    .use(cors())
    .use((_, res) => {
      res.write('begun');
    });
  const page = await browse(app, { origin: PAGE, url: '/', timeout: 3000 });
  expect(page).toMatchObject({ readable: true, body: 'begun' });
});

test("no step checks the application's address, which is not that of its URL", async () => {
  const page = await browse(web, { origin: PAGE, url: 'http://127.0.0.1/items' });
  expect(page.trace.steps.map(({ code }) => code)).not.toContain('address-space');
  expect(page).toMatchObject({ readable: true, status: 200 });
});
