import type { RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTcp, type Server } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CERTIFICATE, KEY } from './certificate.ts';
import { start } from './setup.ts';
import { corsmith, type Output } from './terminal.ts';

const TLS = { key: KEY, cert: CERTIFICATE };
const PAGE = '<!doctype html><title>Bad gateway</title>';

async function against(server: RequestListener | Server, ...args: readonly string[]): Promise<Output> {
  const started = await start({ servers: [() => server] });
  try {
    return await corsmith('explain', started.url, '-o', 'http://app.example', '--page-address', '127.0.0.1', ...args);
  } finally {
    started.close();
  }
}

function bytes(text: string, end: 'end' | 'reset' | 'open' = 'end'): Server {
  return createTcp((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(text, () => {
        if (end === 'end') socket.end();
        // by then, the client has the headers
        if (end === 'reset') setTimeout(() => socket.resetAndDestroy(), 50);
      });
    });
  });
}

describe('a response', () => {
  test.each([
    ['gzip', gzipSync(PAGE)],
    ['x-gzip', gzipSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['unknown', Buffer.from(PAGE)],
    ['gzip', gzipSync(`${PAGE}${'x'.repeat(10_000_000)}`)],
  ])('in %s is quoted', async (encoding, body) => {
    const { out } = await against((_, res) => {
      res.writeHead(502, { 'Content-Type': 'text/html', 'Content-Encoding': encoding }).end(body);
    });
    expect(out).toContain('Response  HTTP 502, "Bad gateway"\n');
  });

  test('in broken gzip is still a response', async () => {
    const { code, out } = await against((_, res) => {
      res.writeHead(502, { 'Content-Encoding': 'gzip' }).end('not gzip');
    });
    expect(code).toBe(1);
    expect(out).toContain('Response  HTTP 502\n');
  });

  test.each([
    ['iso-8859-1', Buffer.from('Zugriff verweigert: für dich', 'latin1')],
    ['"utf-8"', Buffer.from('Zugriff verweigert: für dich')],
    ['unheard-of', Buffer.from('Zugriff verweigert: für dich')],
  ])('in %s is quoted', async (charset, body) => {
    const { out } = await against((_, res) => {
      res.writeHead(403, { 'Content-Type': `text/plain; charset=${charset}` }).end(body);
    });
    expect(out).toContain('HTTP 403, "Zugriff verweigert: für dich"');
  });

  test.each([
    ['lines that end in LF only', 'HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n'],
    ['a control character in a value', 'HTTP/1.1 200 OK\r\nX-One: a\x01b\r\nAccess-Control-Allow-Origin: *\r\n\r\n'],
    ['hints before it', 'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n\r\n'],
  ])('with %s is read, as browsers read it', async (_, text) => {
    const { code, out } = await against(bytes(text));
    expect([code, out]).toEqual([0, expect.stringContaining('Allowed: the page can read the response (200)')]);
  });

  // 65,536 decoded bytes
  test.each([
    ['before', 65_000, '"Bad gateway"'],
    ['after', 65_536, 'HTTP 502\n'],
  ])('is quoted if its title starts %s the limit', async (_, before, quoted) => {
    const body = `<!-- ${'x'.repeat(before - 8)}-->${PAGE}`;
    for (const [encoding, encoded] of [
      ['identity', Buffer.from(body)],
      ['gzip', gzipSync(body)],
      ['br', brotliCompressSync(body)],
    ] as const) {
      const { out } = await against((_req, res) => {
        res.writeHead(502, { 'Content-Type': 'text/html', 'Content-Encoding': encoding }).end(encoded);
      });
      expect(out).toContain(`Response  HTTP 502${quoted.startsWith('"') ? `, ${quoted}` : quoted.slice(8)}`);
    }
  });

  test('with 100 kB of headers is read', async () => {
    const { code } = await against((_, res) => {
      res.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'X-Long': 'x'.repeat(100_000) }).end();
    });
    expect(code).toBe(0);
  });

  test('with too many headers is not read', async () => {
    const { code, err } = await against(bytes(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(300_000)}\r\n\r\n`));
    expect([code, err]).toEqual([
      3,
      expect.stringContaining('longer than browsers accept (256 kB) [headers-too-long]'),
    ]);
  });

  test('whose connection is reset after the headers has headers', async () => {
    const broken = bytes('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 10\r\n\r\nx', 'reset');
    const { code, out } = await against(broken);
    expect(code).toBe(0);
    expect(out).toContain('Allowed: the page can read the response (200)');
  });

  test('whose compressed body breaks off has headers', async () => {
    const head =
      'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Encoding: gzip\r\nContent-Length: 10\r\n\r\nx';
    const { code } = await against(bytes(head, 'reset'));
    expect(code).toBe(0);
  });

  test('whose HTTP/2 stream is reset after the headers has headers', async () => {
    const broken = createSecureServer(TLS, (req, res) => {
      res.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
      res.write('x');
      setTimeout(() => req.stream.close(2), 50);
    });
    const { code } = await against(broken, '-k');
    expect(code).toBe(0);
  });

  test('whose body never ends is read in part', async () => {
    const endless = bytes('HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\n\r\n<title>Bad</title>', 'open');
    const { out } = await against(endless);
    expect(out).toContain('HTTP 502, "Bad"');
  });
});

describe('no HTTP response', () => {
  test.each([
    [
      '101',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'switched-protocols',
    ],
    ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n', 'It sent "SSH-2.0-OpenSSH_9.2" [no-http]'],
    ['control characters', 'a\u0007b\r\n', 'It sent "a\\u0007b" [no-http]'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 1\r\n\r\n', 'a malformed HTTP response: '],
    ['line ends', '\r\n\r\nx', 'does not use HTTP [no-http]'],
    ['HTTP/2 without TLS', '\0\0\x12\x04\0\0\0\0\0', 'Browsers use HTTP/2 only over TLS [http2-only]'],
  ])('%s', async (_, text, line) => {
    const { code, out, err } = await against(bytes(text));
    expect([code, out, err]).toEqual([3, '', expect.stringContaining(line)]);
  });
});
