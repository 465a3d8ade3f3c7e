import { describe, expect, test } from 'vitest';
import { cors } from '../../../src/index.ts';
import { A, B, DEFAULTS } from '../row.ts';
import { APPLICATIONS, EXPRESSES, expectAnswer, from, line, preflightFrom, serve } from './serve.ts';

const ok = (_request: unknown, response: { end(body: string): unknown }): void => {
  response.end('application');
};

describe.each(EXPRESSES)('routes of %s', (name, create) => {
  const everything = name === 'Express 4' ? '*' : '/{*splat}';

  test('a policy on one route', async () => {
    const app = create();
    app.get('/open', cors('https://a.example'), ok);
    app.get('/closed', ok);
    const send = await serve(app);
    expectAnswer(await send(from(A, '/open')), 200, { origin: A }, 'Origin');
    expectAnswer(await send(from(B, '/open')), 200, {}, 'Origin');
    expectAnswer(await send(from(A, '/closed')), 200, {}, null);
  });

  test('a preflight never reaches a policy on a GET route', async () => {
    const app = create();
    app.get('/open', cors('https://a.example'), ok);
    const send = await serve(app);
    const received = await send(preflightFrom(A, '/open'));
    expectAnswer(received, 200, {}, null);
    expect(line(received, 'allow')).toMatch(/^GET, ?HEAD$/);
  });

  test('a preflight on one route', async () => {
    const app = create();
    app.options('/open', cors('https://a.example'));
    app.put('/open', cors('https://a.example'), ok);
    app.put('/closed', ok);
    const send = await serve(app);
    expectAnswer(await send(preflightFrom(A, '/open')), 204, { origin: A, ...DEFAULTS }, 'Origin');
    expectAnswer(await send(preflightFrom(B, '/open')), 403, {}, 'Origin');
    expectAnswer(await send(preflightFrom(A, '/closed')), 200, {}, null);
    expectAnswer(await send(from(A, '/open', { method: 'PUT' })), 200, { origin: A }, 'Origin');
  });

  test('preflights on all routes', async () => {
    const app = create();
    app.options(everything, cors());
    app.put('/open', cors(), ok);
    const send = await serve(app);
    expectAnswer(await send(preflightFrom(A, '/open')), 204, { origin: '*', ...DEFAULTS }, null);
    expectAnswer(await send(preflightFrom(A, '/a/b/c')), 204, { origin: '*', ...DEFAULTS }, null);
    expectAnswer(await send(preflightFrom(A, '/')), 204, { origin: '*', ...DEFAULTS }, null);
    expectAnswer(await send(from(A, '/open', { method: 'PUT' })), 200, { origin: '*' }, null);
  });

  test('in a router', async () => {
    const app = create();
    const api = create();
    api.use(cors({ origin: A }));
    api.get('/items', ok);
    app.use('/api', api);
    const send = await serve(app);
    expectAnswer(await send(from(A, '/api/items')), 200, { origin: A }, 'Origin');
    expectAnswer(await send(preflightFrom(A, '/api/items')), 204, { origin: A, ...DEFAULTS }, 'Origin');
    expectAnswer(await send(preflightFrom(A, '/api/nowhere')), 204, { origin: A, ...DEFAULTS }, 'Origin');
    expectAnswer(await send(from(A, '/items')), 404, {}, null);
  });

  test('plain OPTIONS reaches the handler, a preflight does not', async () => {
    const app = create();
    app.use(cors({ origin: A }));
    app.options('/items', (_request, response) => void response.set('Allow', 'GET, PURGE').send('mine'));
    const send = await serve(app);
    const plain = await send(from(A, '/items', { method: 'OPTIONS' }));
    expectAnswer(plain, 200, { origin: A }, 'Origin');
    expect([plain.body, line(plain, 'allow')]).toEqual(['mine', 'GET, PURGE']);
    expect((await send({ method: 'OPTIONS', path: '/items' })).body).toBe('mine');
    const asked = await send(preflightFrom(A, '/items'));
    expect([asked.status, asked.body, line(asked, 'allow')]).toEqual([204, '', null]);
  });

  test('with preflightContinue, the handler responds', async () => {
    const app = create();
    app.use(cors({ origin: A, preflightContinue: true }));
    app.options('/items', (_request, response) => void response.status(299).send('mine'));
    const send = await serve(app);
    const allowed = await send(preflightFrom(A, '/items'));
    expectAnswer(allowed, 299, { origin: A, ...DEFAULTS }, 'Origin');
    expect(allowed.body).toBe('mine');
    expectAnswer(await send(preflightFrom(B, '/items')), 299, {}, 'Origin');
  });

  test('one mount, a policy per request', async () => {
    const app = create();
    app.use(
      cors((request: { readonly path?: string; readonly headers: object }) => ({
        origin: request.path === '/open' ? '*' : A,
      })),
    );
    app.get('/open', ok);
    app.get('/items', ok);
    const send = await serve(app);
    expectAnswer(await send(from(B, '/open')), 200, { origin: '*' }, 'Origin');
    expectAnswer(await send(from(B, '/items')), 200, {}, 'Origin');
    expectAnswer(await send(preflightFrom(B, '/open')), 204, { origin: '*', ...DEFAULTS }, 'Origin');
    expectAnswer(await send(preflightFrom(B, '/items')), 403, {}, 'Origin');
  });
});

describe.each(APPLICATIONS)('paths of %s', (_, create) => {
  test('mounted under a path', async () => {
    const app = create();
    app.use('/api', cors({ origin: A }));
    app.use(ok);
    const send = await serve(app);
    expectAnswer(await send(from(A, '/api/items')), 200, { origin: A }, 'Origin');
    expectAnswer(await send(preflightFrom(A, '/api')), 204, { origin: A, ...DEFAULTS }, 'Origin');
    expectAnswer(await send(from(A, '/other')), 200, {}, null);
    expectAnswer(await send(preflightFrom(A, '/other')), 200, {}, null);
  });
});
