import type { ErrorRequestHandler } from 'express';
import { describe, expect, test } from 'vitest';
import { cors } from '../../../src/index.ts';
import { A } from '../row.ts';
import { EXPRESSES, from, serve } from './serve.ts';

describe.each(EXPRESSES)('a response that was sent before the middleware ran, on %s', (_, create) => {
  test.each([
    ["a list, which sets headers too late: Node's error", cors({ origin: A }), ['ERR_HTTP_HEADERS_SENT']],
    ['an origin function, which calls back too late: nothing', cors({ origin: (origin) => origin === A }), []],
    ['a delegate, which returns too late: nothing', cors(() => ({ origin: A })), []],
  ])('%s', async (_name, middleware, expected) => {
    const app = create();
    const seen: unknown[] = [];
    const failed: ErrorRequestHandler = (error, _request, _response, _next) => {
      seen.push(error.code);
    };
    app.use((_request, response, next) => {
      response.end('sent');
      next();
    });
    app.use(middleware);
    app.use(() => {
      seen.push('passed on');
    });
    app.use(failed);
    const send = await serve(app);
    expect((await send(from(A, '/'))).body).toBe('sent');
    expect(seen).toEqual(expected);
  });
});
