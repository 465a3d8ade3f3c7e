import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type CorsMiddleware, cors } from '../../src/index.ts';
import type { HeaderValues } from '../exchanges/row.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { sendRaw } from '../exchanges/runners/raw-client.ts';
import { KINDS } from './kinds.ts';

// UPDATE_GOLDEN=1 npx vitest run test/golden updates the files after an intended change
const UPDATES = process.env['UPDATE_GOLDEN'] === '1';

/** Node's own headers, which differ from run to run. */
const VOLATILE = /^(?:Date|Connection|Keep-Alive): [^\r\n]*\r\n/gm;

let middleware: CorsMiddleware;
let before: HeaderValues;
const server = createServer((request, response) => {
  for (const [name, value] of Object.entries(before)) response.setHeader(name, value);
  middleware(request, response, (error) => {
    response.statusCode = error === undefined ? 200 : 500;
    response.end(error === undefined ? 'application' : 'failed');
  });
});
let listening: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  listening = await listen(server);
});
afterAll(() => {
  vi.restoreAllMocks();
  return listening.close();
});

describe('the bytes on the wire', () => {
  test.each(KINDS)('$file', async ({ file, options, request, before: outer = {} }) => {
    middleware = cors(options);
    before = outer;
    const sent = (await sendRaw(listening.port, written(request.method, request.headers))).replace(VOLATILE, '');
    const golden = new URL(`${file}.http`, import.meta.url);
    if (UPDATES) writeFileSync(golden, sent, 'latin1');
    expect(existsSync(golden) ? readFileSync(golden, 'latin1') : undefined).toBe(sent);
  });

  test('every file belongs to a kind', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.http'));
    expect(files.sort()).toEqual(KINDS.map(({ file }) => `${file}.http`).sort());
  });
});

/** A request as it is sent; the connection is closed after the response. */
function written(method: string, headers: HeaderValues): string {
  const fields = Object.entries({ host: 'own.example', connection: 'close', ...headers });
  const lines = fields.flatMap(([name, values]) => [values].flat().map((value) => `${name}: ${value}\r\n`));
  return `${method} / HTTP/1.1\r\n${lines.join('')}\r\n`;
}
