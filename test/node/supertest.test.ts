import express5 from 'express';
import express4 from 'express4';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { cors } from '../../src/index.ts';

const A = 'https://a.example';
const B = 'https://b.example';

/** The three ways in which applications use the middleware, with the paths of each version of Express. */
const EXPRESSES = [
  ['Express 4', express4, '*'],
  ['Express 5', express5, '/{*path}'],
] as const;

describe.each(EXPRESSES)('%s', (_name, express, everything) => {
  it('app.use(cors(options))', async () => {
    const app = express();
    app.use(cors({ origin: [A], exposedHeaders: 'X-Total' }));
    app.get('/', (_request, response) => void response.set('X-Total', '1').json([]));
    const allowed = await request(app).get('/').set('Origin', A).expect(200, []);
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': A,
      'access-control-expose-headers': 'X-Total',
      vary: 'Origin',
    });
    const refused = await request(app).get('/').set('Origin', B).expect(200, []);
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
    expect(refused.headers['vary']).toBe('Origin');
  });

  it('cors(origin) before one route', async () => {
    const app = express();
    app.get('/shared', cors(A), (_request, response) => void response.json([]));
    app.get('/own', (_request, response) => void response.json([]));
    await request(app).get('/shared').set('Origin', A).expect('Access-Control-Allow-Origin', A);
    const own = await request(app).get('/own').set('Origin', A);
    expect(own.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('app.options() for every path', async () => {
    const app = express();
    app.options(everything, cors());
    app.delete('/orders/1', cors(), (_request, response) => void response.sendStatus(204));
    const preflight = request(app).options('/orders/1').set('Origin', A).set('Access-Control-Request-Method', 'DELETE');
    await preflight.expect(204).expect('Access-Control-Allow-Origin', '*');
    await request(app).delete('/orders/1').set('Origin', A).expect(204).expect('Access-Control-Allow-Origin', '*');
  });
});
