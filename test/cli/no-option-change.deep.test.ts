import express from 'express';
import { expect, test } from 'vitest';
import { cors as corsmith } from '../../src/index.ts';
import { argumentsFor, PAGE, type Setup, start } from './setup.ts';
import { corsmith as run } from './terminal.ts';

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** What a proxy or a policy may have added to the response. */
const ADDED: readonly Headers[] = [
  {},
  { Vary: 'Origin' },
  { Server: 'nginx/1.27.0' },
  { 'Content-Type': 'text/html', Vary: 'Accept-Encoding, Origin' },
];

const REQUESTS: readonly (readonly string[])[] = [
  [],
  ['--credentials', 'include'],
  ['--method', 'PUT'],
  ['--method', 'PUT', '--credentials', 'include', '--header', 'X-One: 1'],
];

/** Headers that allow the page. */
const ALLOWED = {
  'Access-Control-Allow-Origin': PAGE,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'X-One',
};

const STATUSES = [401, 403, 404, 405, 407, 429, 500, 501, 502, 503, 504, 520, 524];

const rows: readonly (readonly [what: string, servers: Setup['servers']])[] = [
  ...STATUSES.flatMap((status) =>
    ADDED.map(
      (headers) => [`${status} without CORS headers, ${JSON.stringify(headers)}`, always(status, headers)] as const,
    ),
  ),
  ...STATUSES.map((status) => [`${status} for OPTIONS, with CORS headers`, forOptions(status, ALLOWED)] as const),
  ...STATUSES.map((status) => [`${status} for OPTIONS, without CORS headers`, forOptions(status, {})] as const),
  ...[502, 503, 504, 522].map(
    (status) =>
      [
        `${status} with headers of the proxy`,
        always(status, { 'Access-Control-Allow-Origin': 'https://b.example' }),
      ] as const,
  ),
  ...['*', PAGE, 'https://b.example'].flatMap((other) =>
    [{}, ALLOWED].map(
      (headers) =>
        [
          `the header twice: ${other}, ${JSON.stringify(headers)}`,
          always(200, { ...headers, 'Access-Control-Allow-Origin': [PAGE, other] }),
        ] as const,
    ),
  ),
  ...[301, 302, 307, 308].flatMap((status) =>
    ['/login', 'https://idp.example/authorize?client_id=1', '/items/'].map(
      (location) => [`${status} to ${location} without CORS headers`, always(status, { Location: location })] as const,
    ),
  ),
  ['a proxy that strips', [(() => (_, res) => res.end('[]')) satisfies Setup['servers'][number]]],
];

const REFUSED_PREFLIGHT = {
  request: { stage: 'preflight' },
  response: { status: 403, headers: expect.arrayContaining([['Vary', expect.stringContaining('Origin')]]) },
};

test.each(rows)('%s', async (_, servers) => {
  const server = await start({ servers });
  try {
    for (const args of REQUESTS) {
      const argv = argumentsFor(
        { servers, args: [...args, '--send'], cause: 'null-origin', change: '', what: '' },
        server,
      );
      const { out } = await run(...argv, '--json');
      const { options, diagnoses, verdict, exchanges } = JSON.parse(out);
      // GET passes where only OPTIONS fails
      if (verdict.kind === 'readable') continue;
      // how a policy refuses preflights of other origins
      if (diagnoses[0]?.code === 'origin-refused') expect(exchanges[0]).toMatchObject(REFUSED_PREFLIGHT);
      else
        expect([args.join(' '), diagnoses[0]?.code, options]).toEqual([args.join(' '), expect.any(String), undefined]);
      expect(diagnoses[0]?.fix).not.toMatch(/(?:origin|methods|allowedHeaders|credentials): ?[['"t]/);
    }
  } finally {
    server.close();
  }
});

function always(status: number, headers: Headers): Setup['servers'] {
  return [() => (_, res) => res.writeHead(status, headers as never).end()];
}

function forOptions(status: number, headers: Headers): Setup['servers'] {
  return [
    () => (req, res) =>
      req.method === 'OPTIONS'
        ? res.writeHead(status, headers as never).end()
        : res.writeHead(200, { ...ALLOWED, Vary: 'Origin' }).end('[]'),
  ];
}

test.each(['all', 'unsafe-methods'] as const)('the guard: %s', async (enforce) => {
  const servers: Setup['servers'] = [() => express().use(corsmith({ origin: 'https://b.example', enforce }))];
  const server = await start({ servers });
  const argv = argumentsFor(
    { servers, args: ['--method', 'POST', '--send'], cause: 'null-origin', change: '', what: '' },
    server,
  );
  const { diagnoses, options } = JSON.parse((await run(...argv, '--json')).out);
  server.close();
  expect([diagnoses[0].code, options]).toEqual(['guard-refused', undefined]);
});

test.each([
  ['*', ['--credentials', 'include']],
  ['undefined', []],
  ['https://*.example.com', []],
  ['https://b.example', []],
  ['https://a.example, https://b.example', []],
  ['', []],
] as const)('a made-up origin is not recommended for %j', async (value, args) => {
  const server = await start({ servers: always(200, { 'Access-Control-Allow-Origin': value, Vary: 'Origin' }) });
  const { out } = await run('explain', server.url, ...args, '--json');
  const text = await run('explain', server.url, ...args);
  server.close();
  const { options, diagnoses, input } = JSON.parse(out);
  expect(options).toBeUndefined();
  for (const { fix, page } of diagnoses) expect(`${fix} ${page}`).not.toContain(input.origin);
  expect(text.out).not.toMatch(/^Options/m);
});
