import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { overHttp } from './browser/index.ts';

let server: Server | undefined;
afterEach(() => server?.close());

test('keeps every line of request and response', async () => {
  const seen: unknown[] = [];
  const send = overHttp(
    await listening(({ method, url, headersDistinct: { origin, 'x-a': repeated } }, res) => {
      seen.push(method, url, origin, repeated);
      res.writeHead(207, ['Vary', 'Origin', 'vary', 'Accept', 'Content-Length', '0']).end();
    }),
  );
  const response = await send({
    method: 'PUT',
    url: 'https://api.example/items?q=1',
    headers: [
      ['Origin', 'https://a.example'],
      ['X-A', '1'],
      ['x-a', '2'],
    ],
  });
  expect(seen).toEqual(['PUT', '/items?q=1', ['https://a.example'], ['1', '2']]);
  expect(response.status).toBe(207);
  expect(response.headers.slice(0, 2)).toEqual([
    ['Vary', 'Origin'],
    ['vary', 'Accept'],
  ]);
});

async function listening(listener: RequestListener): Promise<string> {
  const opened = createServer(listener);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const address = opened.address();
  return `http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`;
}
