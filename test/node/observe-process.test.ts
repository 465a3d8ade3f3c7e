import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PROGRAM = `
import { createServer } from 'node:http';
import { cors } from './src/index.ts';
const middleware = cors({ origin: 'https://a.example' });
const server = createServer((request, response) => {
  middleware(request, response, () => {
    response.setHeader('Vary', 'Accept-Encoding');
    response.end();
  });
});
server.listen(0, '127.0.0.1', async () => {
  await fetch('http://127.0.0.1:' + server.address().port, { headers: { origin: 'https://b.example' } });
  server.close();
  server.closeAllConnections();
});
`;

const folder = mkdtempSync(join(tmpdir(), 'corsmith-'));
const file = join(folder, 'program.mjs');

beforeAll(async () => {
  const stdin = { contents: PROGRAM, resolveDir: join(import.meta.dirname, '../..'), loader: 'js' as const };
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: file, banner, logLevel: 'error' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const FROM = 'GET /: simple from origin "https://b.example"';
const REFUSED = `GET /: "https://b.example" is not allowed. If this is your own origin, list it in origin [origin-not-allowed]`;
const CHANGED = 'GET /: a later handler changed Vary to "Accept-Encoding". Add to it with res.vary() [header-changed]';

test.each([
  ['corsmith', [FROM, REFUSED, CHANGED]],
  ['express,corsmith', [FROM, REFUSED, CHANGED]],
  ['', []],
  ['other', []],
])('NODE_DEBUG=%s', async (sections, said) => {
  const env = { ...process.env, NODE_DEBUG: sections, NODE_OPTIONS: '' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { env });
  expect(stdout).toBe('');
  expect(stderr.split('\n').filter((line) => line !== '')).toEqual(
    said.map((line) =>
      expect.stringMatching(new RegExp(`^CORSMITH \\d+: ${line.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}$`)),
    ),
  );
});
