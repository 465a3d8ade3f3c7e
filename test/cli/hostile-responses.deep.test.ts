import { createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORBIDDEN } from './secrets.ts';
import { PAGE, start } from './setup.ts';
import { corsmith } from './terminal.ts';

const NAMES = [
  ...['Access-Control-Allow-Origin', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers'],
  ...['Access-Control-Allow-Credentials', 'Access-Control-Expose-Headers', 'Access-Control-Max-Age'],
  ...['Access-Control-Allow-Orgin', 'Vary', 'Server', 'Location', 'Allow', 'Upgrade', 'Cross-Origin-Resource-Policy'],
  ...['Content-Type', 'Content-Encoding', 'Set-Cookie', 'X-Cache', 'Age', 'Cache-Control', 'X-One', 'CF-Mitigated'],
];
const PARTS = [
  ...[
    '*',
    'true',
    'Origin',
    PAGE,
    'PUT',
    'x-one',
    'null',
    'undefined',
    '$http_origin',
    'GET; PUT',
    '/login',
    '//',
    '1',
  ],
  ...[
    'http://',
    'https://user:pw@b.example/?token=s3cretValue',
    'nginx',
    'text/html',
    'application/json',
    'text/plain',
  ],
  ...['gzip', 'max-age=60', '\x1b[31m', '\x07', '\x01', '\x9b31m', '\u00e9', '"', ',', ' ', '<', 'x'.repeat(500)],
];
const BODIES = [
  ...['', '{"message":"\\u001b[31m no","token":"s3cretValue"}', '<title>\x1b]0;a\x07 no</title>', '{"error":'],
  ...[
    '<?xml version="1.0"?><Message>&#x1b;[31m</Message>',
    'error code: 1020',
    '<!--',
    '<pre>',
    '\x00\x01\x02',
    '[[[[[',
  ],
  ...['token=s3cretValue \u202e', `<title>${'<'.repeat(5000)}`],
];

const header = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(fc.constantFrom(...PARTS), { maxLength: 3 }))
  .map(([name, parts]) => `${name}: ${parts.join('')}\r\n`);
const response = fc
  .tuple(
    fc.constantFrom(200, 204, 301, 302, 400, 401, 403, 404, 405, 413, 426, 429, 500, 502, 530),
    fc.array(header, { maxLength: 6 }),
    fc.constantFrom(...BODIES),
  )
  .map(([status, headers, body]) => `HTTP/1.1 ${status} X\r\n${headers.join('')}\r\n${body}`);
const request = fc.constantFrom<readonly string[]>(
  [],
  ['--method', 'PUT', '--send'],
  ['--credentials', 'include'],
  ['--header', 'X-One: 1', '--header', 'Access-Control-Allow-Origin: *'],
);

test('no response makes the command crash, hang or print unsafe output', async () => {
  let bytes = '';
  const server = await start({ servers: [() => responding(() => bytes)] });
  const property = fc.asyncProperty(response, request, async (text, args) => {
    bytes = text;
    const argv = ['explain', server.url, '--origin', PAGE, ...args];
    const printed = await corsmith(...argv);
    const data = await corsmith(...argv, '--json');
    expect([0, 1, 3]).toContain(printed.code);
    expect(data.code).toBe(printed.code);
    for (const each of [printed.out, printed.err, data.out, data.err]) {
      expect(each.split('\n').filter((line) => FORBIDDEN.test(line))).toEqual([]);
      expect(each).not.toContain('s3cret');
    }
    const [quoted = ''] = /^Response {2}.*$/m.exec(printed.out) ?? [];
    expect(quoted.length).toBeLessThanOrEqual('Response  '.length + 160);
    const { diagnoses, verdict } = JSON.parse(data.out);
    if (verdict.kind === 'blocked') expect(diagnoses.length).toBeGreaterThan(0);
    for (const { page, fix } of diagnoses) expect(page === '' || fix === '').toBe(false);
  });
  try {
    await fc.assert(property, { numRuns: 150, seed: 20 });
  } finally {
    server.close();
  }
}, 180_000);

/** Sends the same bytes for every request, whatever Node thinks of them. */
function responding(bytes: () => string): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.from(bytes(), 'latin1')));
  });
}
