import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cors } from '../../../src/index.ts';
import { A, B, DEFAULTS } from '../row.ts';
import { EXPRESSES, expectAnswer, from, preflightFrom, serve } from './serve.ts';

const ok = (_request: unknown, response: { end(body: string): unknown }): void => {
  response.end('application');
};
const WITH = { origin: [A, B], credentials: true, exposedHeaders: 'X-Total', maxAge: 5 };

const warnings = vi.fn();
beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(warnings);
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe.each(EXPRESSES)('a global and a per-route policy on %s', (_, create) => {
  test('outside with credentials, inside any origin', async () => {
    const app = create();
    app.use(cors(WITH));
    app.get('/inner', cors(), ok);
    app.get('/outer', ok);
    const send = await serve(app);
    expectAnswer(await send(from(A, '/inner')), 200, { origin: '*' }, 'Origin');
    expectAnswer(await send({ path: '/inner' }), 200, { origin: '*' }, 'Origin');
    expectAnswer(await send(from(A, '/outer')), 200, { origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin');
  });

  test('outside any origin, inside with credentials', async () => {
    const app = create();
    app.use(cors({ exposedHeaders: 'X-Outer' }));
    app.get('/inner', cors(WITH), ok);
    const send = await serve(app);
    expectAnswer(await send(from(A, '/inner')), 200, { origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin');
    expectAnswer(await send(from('https://c.example', '/inner')), 200, {}, 'Origin');
    expectAnswer(await send({ path: '/inner' }), 200, {}, 'Origin');
  });

  test('outside allows, inside refuses', async () => {
    const app = create();
    app.use(cors(WITH));
    app.get('/inner', cors(B), ok);
    app.get('/off', cors({ origin: false }), ok);
    const send = await serve(app);
    expectAnswer(await send(from(A, '/inner')), 200, {}, 'Origin');
    expectAnswer(await send(from(B, '/inner')), 200, { origin: B }, 'Origin');
    expectAnswer(await send(from(A, '/off')), 200, {}, 'Origin');
  });

  test('the outermost layer responds to a preflight', async () => {
    const app = create();
    app.use(cors({ origin: A, methods: 'PUT' }));
    app.all('/inner', cors({ origin: B, methods: 'DELETE' }), ok);
    const send = await serve(app);
    expectAnswer(
      await send(preflightFrom(A, '/inner')),
      204,
      { origin: A, methods: 'PUT', headers: DEFAULTS.headers },
      'Origin',
    );
    expectAnswer(await send(preflightFrom(B, '/inner')), 403, {}, 'Origin');
  });

  test('with preflightContinue outside, the inner layer responds to a preflight', async () => {
    const app = create();
    app.use(cors({ ...WITH, preflightContinue: true }));
    app.all('/inner', cors({ origin: B, methods: 'DELETE', allowedHeaders: [] }), ok);
    const send = await serve(app);
    expectAnswer(
      await send(preflightFrom(B, '/inner')),
      204,
      { origin: B, methods: 'DELETE' },
      'Origin, Access-Control-Request-Headers',
    );
    expectAnswer(await send(preflightFrom(A, '/inner')), 403, {}, 'Origin, Access-Control-Request-Headers');
  });

  test('the order of the routes can run the inner layer first', async () => {
    const app = create();
    app.all('/inner', cors({ origin: B, methods: 'DELETE' }), ok);
    app.use(cors(WITH));
    app.use(ok);
    const send = await serve(app);
    const headers = DEFAULTS.headers;
    expectAnswer(await send(preflightFrom(B, '/inner')), 204, { origin: B, methods: 'DELETE', headers }, 'Origin');
    expectAnswer(await send(from(A, '/inner')), 200, {}, 'Origin');
    expectAnswer(await send(from(A, '/other')), 200, { origin: A, credentials: 'true', exposed: 'X-Total' }, 'Origin');
  });

  test('headers that the application sets before and after', async () => {
    const app = create();
    app.use((_request, response, next) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      next();
    });
    app.use(cors({ origin: A }));
    app.get(
      '/after',
      (_request, response) => void response.set('Access-Control-Allow-Origin', 'https://own.example').end(),
    );
    app.get('/before', ok);
    const send = await serve(app);
    expectAnswer(await send(from(B, '/before')), 200, {}, 'Origin');
    expectAnswer(await send(from(B, '/after')), 200, { origin: 'https://own.example' }, 'Origin');
  });
});

test('two layers cause one warning', () => {
  const warned = warnings.mock.calls.filter(([, options]) => options.code === 'layered-policies');
  expect(warned.length).toBe(1);
});
