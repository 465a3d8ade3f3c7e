import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform, type RawResponse, type WireRequest } from '../../src/explain.ts';
import { type ExampleRow, ROWS } from './rows.ts';

const names = [...new Set(ROWS.map(({ example }) => example))];

async function send({ url, method, headers, hasBody }: WireRequest): Promise<RawResponse> {
  const body = hasBody ? { body: '{"name":"anvil"}' } : {};
  const response = await fetch(url, {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    redirect: 'manual',
    ...body,
  });
  await response.arrayBuffer();
  return { status: response.status, headers: [...response.headers] };
}

describe.each(names)('examples/%s.js', (name) => {
  let server: ChildProcess;
  let base = '';

  beforeAll(async () => {
    server = spawn(process.execPath, [`examples/${name}.js`], {
      env: { ...process.env, PORT: '0', PAGE_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(server.stdout ?? server, 'data');
    base = /http:\/\/localhost:\d+/.exec(String(line))?.[0] ?? '';
  });
  afterAll(() => server.kill());

  it.each(ROWS.filter(({ example }) => example === name))(
    '$page.method $page.path from $page.origin: $gets',
    async (row: ExampleRow) => {
      const { path, ...page } = row.page;
      const { verdict } = await perform({ ...page, url: base + path }, send);
      expect(
        verdict.kind === 'readable' ? verdict.response.status : verdict.kind === 'blocked' && verdict.problem,
      ).toBe(row.gets);
      const readable =
        verdict.kind === 'readable' ? verdict.response.headers.map(([header]) => header.toLowerCase()) : [];
      expect(readable).toEqual(expect.arrayContaining([...(row.reads ?? [])]));
    },
  );
});

describe('examples/log-preflights.js', () => {
  it('logs the requests that need a preflight, without values', async () => {
    const server = spawn(process.execPath, ['examples/log-preflights.js'], { env: { ...process.env, PORT: '0' } });
    const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
    const base = String((await lines.next()).value);
    const headers = { origin: 'https://app.example.com', 'x-acme-edge': '1', 'x-request-id': '1' };
    await fetch(`${base}/orders`, { headers });
    await fetch(`${base}/orders`, { method: 'PUT', headers: { ...headers, authorization: 'Bearer secret' } });
    const { value } = await lines.next();
    server.kill();
    const why = 'method PUT, header authorization (not-safelisted)';
    expect(value).toBe(`PUT /orders from https://app.example.com: ${why}`);
  });
});

describe('examples/wrong-on-purpose.js', () => {
  it('throws at startup, and says what to write instead', async () => {
    const failure: unknown = await promisify(execFile)(process.execPath, ['examples/wrong-on-purpose.js']).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 1, stderr: expect.stringContaining("code: 'ERR_CORS_CONFIG'") });
    expect(failure).toMatchObject({
      stderr: expect.stringMatching(/Use 'https:\/\/app\.example\.com' \[invalid-origin\]\n/),
    });
  });
});

it('every example is tested', () => {
  const files = readdirSync('examples').filter((file) => file.endsWith('.js'));
  expect(files.sort()).toEqual([...names, 'wrong-on-purpose'].map((name) => `${name}.js`).sort());
});
