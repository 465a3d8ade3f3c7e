import express from 'express';
import { expect, test } from 'vitest';
import { cors } from '../../src/index.ts';
import { start } from '../cli/setup.ts';
import { blocksOf } from '../docs/blocks.ts';
import { startNginx } from './nginx.ts';

const PAGE = 'https://app.example.com';
const lines = blocksOf('docs/proxies.md').flatMap(({ language, text }) => (language === 'nginx' ? [text] : []));

type Row = readonly [method: string, path: string, origin: string, status: number, allows: string | null];

const UP: readonly Row[] = [
  ['OPTIONS', '/api/orders', PAGE, 204, PAGE],
  ['OPTIONS', '/api/orders', 'https://evil.example', 403, null],
  ['GET', '/api/orders', PAGE, 200, PAGE],
  ['GET', '/api/missing', PAGE, 404, PAGE],
  ['GET', '/api/orders', 'https://evil.example', 200, null],
  ['POST', '/api/orders', PAGE, 413, PAGE],
  ['GET', '/fonts/missing.woff2', PAGE, 404, '*'],
];
const DOWN: readonly Row[] = [
  ['GET', '/api/orders', PAGE, 502, PAGE],
  ['GET', '/api/orders', 'https://evil.example', 502, null],
];

test('with the lines for nginx, pages read responses and errors that nginx creates', async () => {
  const app = express().use(cors(PAGE));
  app.get('/api/orders', (_request, response) => void response.json([]));
  const application = await start({ servers: [() => app] });
  const place = application.url.replace('http://localhost', 'http://127.0.0.1');
  const nginx = await startNginx(lines.join('\n').replace('http://127.0.0.1:8080', place));
  const answers = (rows: readonly Row[]) =>
    Promise.all(
      rows.map(async ([method, path, origin]): Promise<Row> => {
        const preflight = method === 'OPTIONS' ? { 'Access-Control-Request-Method': 'PUT' } : {};
        const { status, headers } = await fetch(`http://127.0.0.1:${nginx.port}${path}`, {
          method,
          // larger than nginx accepts
          ...(method === 'POST' && { body: 'x'.repeat(1_100_000) }),
          headers: { Origin: origin, ...preflight },
        });
        expect(path.startsWith('/fonts') ? null : 'Origin').toBe(headers.get('vary'));
        return [method, path, origin, status, headers.get('access-control-allow-origin')];
      }),
    );
  try {
    expect(lines).toHaveLength(2);
    expect(await answers(UP)).toEqual(UP);
    application.close();
    expect(await answers(DOWN)).toEqual(DOWN);
  } finally {
    application.close();
    await nginx.close();
  }
});
