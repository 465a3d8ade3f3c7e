import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type CorsOptions, cors } from '../../../src/index.ts';
import { A, B } from '../row.ts';
import { APPLICATIONS, EXPRESSES, expectAnswer, from, line, serve } from './serve.ts';

/** Headers are set before the handler runs, so every response has them. */
describe.each(APPLICATIONS)('responses of handlers behind the middleware, on %s', (_, create) => {
  const start = () => {
    const app = create();
    app.use(cors({ origin: A, exposedHeaders: 'ETag' }));
    app.use('/throws', () => {
      throw new Error('broken');
    });
    app.use('/fails', (_request, _response, next) => next(Object.assign(new Error('broken'), { status: 503 })));
    app.use('/stream', (_request, response) => {
      Readable.from(['one,', 'two,', 'three']).pipe(response);
    });
    app.use('/written', (_request, response) => {
      response.writeHead(202, { 'Content-Type': 'text/plain', 'X-Own': '1' });
      response.end('written');
    });
    app.use('/flushed', (_request, response) => {
      response.flushHeaders();
      response.end('flushed');
    });
    return serve(app);
  };
  const READER = { origin: A, exposed: 'ETag' };

  test.each([
    ['/throws', 500],
    ['/fails', 503],
    ['/stream', 200],
    ['/written', 202],
    ['/flushed', 200],
    ['/nowhere', 404],
  ])('GET %s', async (path, status) => {
    const send = await start();
    expectAnswer(await send(from(A, path)), status, READER, 'Origin');
    expectAnswer(await send(from(B, path)), status, {}, 'Origin');
    expectAnswer(await send({ path }), status, {}, 'Origin');
  });

  test('a stream arrives whole', async () => {
    const send = await start();
    expect((await send(from(A, '/stream'))).body).toBe('one,two,three');
  });

  test('HEAD has the headers of GET', async () => {
    const send = await start();
    const received = await send(from(A, '/written', { method: 'HEAD' }));
    expectAnswer(received, 202, READER, 'Origin');
    expect(received.body).toBe('');
  });
});

describe.each(EXPRESSES)("Express's own responses, on %s", (_, create) => {
  const start = (options: CorsOptions) => {
    const app = create();
    app.use(cors(options));
    app.get('/etag', (_request, response) => void response.send('hello'));
    app.get('/redirect', (_request, response) => response.redirect('/etag'));
    app.get('/status', (_request, response) => void response.sendStatus(500));
    app.get('/vary', (_request, response) => void response.vary('Accept').json({}));
    return serve(app);
  };

  test('304 by ETag', async () => {
    const send = await start({ origin: A, credentials: true });
    const full = await send(from(A, '/etag'));
    const again = await send(from(A, '/etag', { headers: { 'if-none-match': line(full, 'etag') ?? '' } }));
    expectAnswer(full, 200, { origin: A, credentials: 'true' }, 'Origin');
    expectAnswer(again, 304, { origin: A, credentials: 'true' }, 'Origin');
  });

  test('304 for another origin has nothing from the first response', async () => {
    const send = await start({ origin: [A, B] });
    const full = await send(from(A, '/etag'));
    const again = await send(from(B, '/etag', { headers: { 'if-none-match': line(full, 'etag') ?? '' } }));
    expectAnswer(again, 304, { origin: B }, 'Origin');
  });

  test('HEAD of a GET route', async () => {
    const send = await start({ origin: A });
    expectAnswer(await send(from(A, '/etag', { method: 'HEAD' })), 200, { origin: A }, 'Origin');
  });

  test('a redirect, which varies on Accept as well', async () => {
    const send = await start({ origin: A });
    const received = await send(from(A, '/redirect'));
    expectAnswer(received, 302, { origin: A }, 'Origin, Accept');
    expect(line(received, 'location')).toBe('/etag');
  });

  test('500 by status', async () => {
    const send = await start({ origin: A });
    expectAnswer(await send(from(A, '/status')), 500, { origin: A }, 'Origin');
  });

  test("res.vary adds to corsmith's Vary", async () => {
    const send = await start({ origin: A });
    expectAnswer(await send(from(A, '/vary')), 200, { origin: A }, 'Origin, Accept');
  });

  test('any origin needs no Vary', async () => {
    const send = await start({});
    expectAnswer(await send(from(A, '/etag')), 200, { origin: '*' }, null);
    expectAnswer(await send({ path: '/etag' }), 200, { origin: '*' }, null);
    expectAnswer(await send(from(A, '/vary')), 200, { origin: '*' }, 'Accept');
  });
});
