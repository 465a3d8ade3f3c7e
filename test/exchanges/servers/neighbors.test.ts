import { fileURLToPath } from 'node:url';
import express from 'express';
import express4 from 'express4';
import helmet from 'helmet';
import { describe, expect, test } from 'vitest';
import { cors } from '../../../src/index.ts';
import { A, B, DEFAULTS } from '../row.ts';
import { EXPRESSES, expectAnswer, from, line, preflightFrom, serve } from './serve.ts';

const FILES = fileURLToPath(new URL('public', import.meta.url));
const ok = (_request: unknown, response: { end(body: string): unknown }): void => {
  response.end('application');
};

describe.each(EXPRESSES)('neighbors on %s', (_, create) => {
  test.each([
    ['before', [helmet(), cors({ origin: A })]],
    ['after', [cors({ origin: A }), helmet()]],
  ])('helmet %s', async (where, layers) => {
    const app = create();
    for (const layer of layers) app.use(layer);
    app.use(ok);
    const send = await serve(app);
    const received = await send(from(A, '/'));
    expectAnswer(received, 200, { origin: A }, 'Origin');
    expect(line(received, 'cross-origin-resource-policy')).toBe('same-origin');
    const preflight = await send(preflightFrom(A, '/'));
    expectAnswer(preflight, 204, { origin: A, ...DEFAULTS }, 'Origin');
    expect(line(preflight, 'x-frame-options')).toBe(where === 'before' ? 'SAMEORIGIN' : null);
  });

  test("a handler that overwrites Vary removes corsmith's", async () => {
    const app = create();
    app.use(cors({ origin: A }));
    app.get('/overwrites', (_request, response) => void response.set('Vary', 'Accept-Encoding').end());
    app.get('/adds', (_request, response) => void response.vary('Accept-Encoding').end());
    const send = await serve(app);
    expectAnswer(await send(from(A, '/overwrites')), 200, { origin: A }, 'Accept-Encoding');
    expectAnswer(await send(from(A, '/adds')), 200, { origin: A }, 'Origin, Accept-Encoding');
  });
});

describe.each([
  ['Express 4', express4, express4.static(FILES)],
  ['Express 5', express, express.static(FILES)],
])('static files on %s', (_, create, files) => {
  const start = () => {
    const app = create();
    app.use(cors({ origin: [A, B] }));
    app.use(files);
    return serve(app);
  };

  test('200, and 304 for a client that has the file', async () => {
    const send = await start();
    const full = await send(from(A, '/file.txt'));
    expectAnswer(full, 200, { origin: A }, 'Origin');
    expect(full.body).toBe('a static file\n');
    const headers = { 'if-none-match': line(full, 'etag') ?? '' };
    expectAnswer(await send(from(B, '/file.txt', { headers })), 304, { origin: B }, 'Origin');
  });

  test('a part, and 416 for a part that does not exist', async () => {
    const send = await start();
    const part = await send(from(A, '/file.txt', { headers: { range: 'bytes=0-0' } }));
    expectAnswer(part, 206, { origin: A }, 'Origin');
    expect(part.body).toBe('a');
    expectAnswer(await send(from(A, '/file.txt', { headers: { range: 'bytes=999-' } })), 416, { origin: A }, 'Origin');
  });

  test('404, HEAD and a preflight', async () => {
    const send = await start();
    expectAnswer(await send(from(A, '/nowhere.txt')), 404, { origin: A }, 'Origin');
    expectAnswer(await send(from(A, '/file.txt', { method: 'HEAD' })), 200, { origin: A }, 'Origin');
    expectAnswer(await send(preflightFrom(A, '/file.txt')), 204, { origin: A, ...DEFAULTS }, 'Origin');
  });
});
