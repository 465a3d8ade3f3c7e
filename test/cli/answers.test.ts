import { createServer, type RequestListener } from 'node:http';
import { createSecureServer as createHttp2 } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import { explainError } from '../../src/cli/explain-error.ts';
import { closedPort } from '../support/closed-port.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { start } from './setup.ts';
import { corsmith, corsmithOn } from './terminal.ts';
import { passTime, withoutTime } from './time.ts';

const TLS = { key: KEY, cert: CERTIFICATE };
const ALLOWED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'content-type',
};

async function against(server: RequestListener | Server, ...args: readonly string[]) {
  const started = await start({ servers: [() => server] });
  try {
    return await corsmith('explain', started.url, ...args);
  } finally {
    started.close();
  }
}

describe('transports', () => {
  const seen: unknown[] = [];
  const listener = (req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      seen.push([req.method, req.url, req.httpVersion, req.headers['x-one'], body]);
      res.writeHead(200, { ...ALLOWED, 'Access-Control-Allow-Headers': 'x-one' });
      res.end(req.method === 'OPTIONS' ? undefined : 'x'.repeat(40_000));
    });
  };
  const http2 = createHttp2(TLS, (req, res) => listener(req as never, res as never)); // the same shape
  const servers: readonly (readonly [string, RequestListener | Server, string])[] = [
    ['http', listener, '1.1'],
    ['https', createHttps(TLS, listener), '1.1'],
    ['http2', http2, '2.0'],
  ];

  test.each(servers)('%s', async (_, server, version) => {
    const args = ['-X', 'PUT', '-H', 'X-One: 1', '-H', 'x-one: 2', '--data', 'text', '--send', '--insecure'];
    const { code, out, err } = await against(server, ...args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Allowed: the page can read the response (200)');
    expect(seen.splice(0)).toEqual([
      ['OPTIONS', '/', version, undefined, ''],
      ['PUT', '/', version, '1, 2', 'text'],
    ]);
  });

  test('without --send, only the preflight of a PUT is sent', async () => {
    const { code, out, err } = await against(listener, '-X', 'PUT');
    expect([code, err]).toEqual([3, '']);
    expect(out).toMatch(
      /^Not sent: the preflight passes, but PUT http:\/\/localhost:\d+\/ could change something. Add --send to send it\n/,
    );
    // a request that was not sent has not failed
    expect(out).not.toMatch(/FAIL|Console|Allowed|Blocked/);
    expect(seen.splice(0)).toEqual([['OPTIONS', '/', '1.1', undefined, '']]);
  });

  test('without --send, the JSON says that the request was withheld', async () => {
    const { out } = await against(listener, '-X', 'PUT', '--json');
    expect(seen.splice(0)).toHaveLength(1);
    const { withheld, verdict, steps, engines } = JSON.parse(out);
    expect([withheld, verdict.kind, engines]).toEqual([true, 'no-response', {}]);
    expect(steps.filter(({ passed }: { passed: boolean }) => !passed)).toEqual([]);
  });

  test('HEAD is sent to an IP address without --send', async () => {
    const started = await start({ servers: [() => createHttps(TLS, listener)] });
    const { code } = await corsmith('explain', started.url.replace('localhost', '127.0.0.1'), '-X', 'HEAD', '-k');
    started.close();
    expect(code).toBe(0);
    expect(seen.splice(0)).toEqual([['HEAD', '/', '1.1', undefined, '']]);
  });
});

describe('no response', () => {
  const silent = () => passTime(50);
  const hung = createHttp2(TLS, silent);
  const dropped = createHttp2(TLS, (req) => req.stream.session?.destroy());
  const rows: readonly (readonly [string, RequestListener | Server, readonly string[], string])[] = [
    [
      'silence',
      silent,
      ['--timeout', '0.05'],
      'No response to GET http://localhost:<port>/: localhost:<port> accepted the connection but sent no response within 0.05 s [timeout]',
    ],
    [
      'silence to the preflight',
      silent,
      ['--timeout', '0.05', '-X', 'PUT'],
      'No response to OPTIONS http://localhost:<port>/: localhost:<port> accepted the connection but sent no response within 0.05 s [timeout]',
    ],
    [
      'silence over HTTP/2',
      hung,
      ['--timeout', '0.05', '-k'],
      'No response to GET https://localhost:<port>/: localhost:<port> accepted the connection but sent no response within 0.05 s [timeout]',
    ],
    [
      'no handshake',
      createTcp(silent),
      ['--timeout', '0.05'],
      'No response to GET https://localhost:<port>/: no connection to localhost:<port> within 0.05 s: the host is down, or a firewall drops the packets [unreachable]',
    ],
    [
      'a closed connection',
      (req) => req.socket.destroy(),
      [],
      'No response to GET <scheme>://localhost:<port>/: localhost:<port> closed the connection without a response [closed]',
    ],
    [
      'a closed session',
      dropped,
      ['-k'],
      'No response to GET <scheme>://localhost:<port>/: localhost:<port> closed the connection without a response [closed]',
    ],
    [
      'no HTTP',
      createTcp((socket) => socket.end('hello\r\n\r\n')),
      [],
      'No response to GET http://localhost:<port>/: localhost:<port> does not use HTTP. It sent "hello" [no-http]',
    ],
    [
      'an unknown certificate',
      createHttps(TLS),
      [],
      'No response to GET https://localhost:<port>/: the certificate of localhost:<port> is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT): browsers reject it. Use --insecure to accept it here [certificate]',
    ],
  ];
  test.each(rows)('%s', async (what, server, args, line) => {
    const isTls = !(what === 'no handshake') || args.length > 2;
    const started = await start({ servers: [() => server] });
    const url = isTls ? started.url : started.url.replace('http:', 'https:');
    const { code, out, err } = await withoutTime(() => corsmith('explain', url, ...args));
    started.close();
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err.replaceAll(/localhost:\d+/g, 'localhost:<port>')).toBe(
      `${line.replace('<scheme>', new URL(url).protocol.slice(0, -1))}\n`,
    );
  });

  test.each([
    ['the request itself', ['-X', 'PUT', '--send'], 'OPTIONS / 204', 'PUT /'],
    ['what a redirect leads to', [], 'GET / 302', 'GET /x'],
  ])('to %s: earlier responses are printed', async (_, args, answered, unanswered) => {
    const { code, out, err } = await against(
      (req, res) => {
        if (req.url === '/x' || req.method === 'PUT') req.socket.destroy();
        else res.writeHead(req.method === 'OPTIONS' ? 204 : 302, { ...ALLOWED, Location: '/x' }).end();
      },
      ...args,
    );
    expect([code, err]).toEqual([3, expect.stringMatching(/^No response to .* \[closed\]\n$/)]);
    const lines = out.replace(/http:\/\/localhost:\d+/g, '').split('\n');
    expect(lines).toContain(answered);
    expect(lines.slice(lines.indexOf(answered) + 1)).toContain(unanswered);
    expect(lines).toContain(`  FAIL response          There is no response to ${unanswered}`);
    expect(out).not.toMatch(/^(?:Allowed|Blocked)/m);
  });

  test('nothing is listening', async () => {
    const { port, close } = await closedPort();
    const { code, err } = await corsmith('explain', `http://localhost:${port}`);
    close();
    expect([code, err]).toEqual([
      3,
      `No response to GET http://localhost:${port}/: connection refused: nothing is listening on localhost:${port} [refused]\n`,
    ]);
  });

  test('https to an http port', async () => {
    const started = await start({ servers: [() => (_, res) => res.end()] });
    const { code, err } = await corsmith('explain', started.url.replace('http:', 'https:'));
    started.close();
    expect(code).toBe(3);
    expect(err).toContain('[no-tls]');
  });

  test('a timeout as JSON', async () => {
    const { code, out } = await withoutTime(() => against(silent, '--timeout', '0.05', '--json'));
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ connectionError: { code: 'timeout' }, verdict: { kind: 'no-response' } });
  });

  const errors: readonly (readonly [unknown, string])[] = [
    [error('ETIMEDOUT'), 'unreachable'],
    [error('ENETUNREACH'), 'unreachable'],
    [error('EHOSTUNREACH'), 'unreachable'],
    [error('EADDRNOTAVAIL'), 'unreachable'],
    [error('EPIPE'), 'closed'],
    [error('ERR_HTTP2_STREAM_ERROR'), 'closed'],
    [error('ERR_HTTP2_SESSION_ERROR'), 'closed'],
    [tlsError('EPROTO', 'wrong version number'), 'no-tls'],
    [tlsError('ERR_SSL_HTTP_REQUEST', 'http request'), 'no-tls'],
    [tlsError('ERR_SSL_UNSUPPORTED_PROTOCOL', 'unsupported protocol'), 'tls-version'],
    [tlsError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version'), 'tls-version'],
    [tlsError('ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'tlsv1 unrecognized name'), 'tls-name'],
    [tlsError('ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'tlsv1 alert internal error'), 'tls-handshake'],
    [tlsError('ERR_SSL_DH_KEY_TOO_SMALL', 'dh key too small'), 'tls-handshake'],
    [error('EPROTO'), 'tls-handshake'],
    [error('ENOTFOUND'), 'unknown-host'],
    [error('EAI_AGAIN'), 'unknown-host'],
    [error('CERT_HAS_EXPIRED'), 'certificate'],
    [error('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate'],
    [error('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate'],
    [error('HPE_HEADER_OVERFLOW'), 'headers-too-long'],
    [error('HPE_INVALID_CONSTANT'), 'no-http'],
    [new AggregateError([error('ECONNREFUSED')]), 'refused'],
    [new AggregateError([]), 'failed'],
    [new Error('else'), 'failed'],
    ['else', 'failed'],
  ];
  test.each(errors)('%s: %s', (each, code) => {
    expect(explainError(each, { url: 'https://api.example/', timeout: 1000 }).code).toBe(code);
  });
});

test('the output as JSON', async () => {
  const { code, out } = await against((_, res) => res.setHeader('X-Odd', '\u0085\u00e9').end(), '--json');
  expect(code).toBe(1);
  expect(out).toContain('\\u0085é');
  expect(JSON.parse(out)).toMatchObject({
    input: { method: 'GET', credentials: 'same-origin', headers: [] },
    crossOrigin: true,
    preflightTriggers: [],
    verdict: { kind: 'blocked', stage: 'actual', problem: 'allow-origin-missing' },
    diagnoses: [{ code: 'no-cors-at-all' }],
    engines: { chromium: expect.stringContaining('has been blocked by CORS policy') },
  });
});

test('control characters in a response are escaped', async () => {
  const { out } = await against((_, res) => res.setHeader('Access-Control-Allow-Origin', '\u009b31mred\u00e9').end());
  expect(out).toContain('\\u009b31mredé');
  expect(out).not.toContain('\u009b');
});

test.each(['http://[::1]/', 'https://127.0.0.1/'])('the default port of %s', async (url) => {
  const { code } = await corsmith('explain', url, '--timeout', '1', '--insecure');
  expect([0, 1, 3]).toContain(code);
});

describe('text', () => {
  test('all parts of the output', async () => {
    const { out } = await against(
      (req, res) => res.writeHead(req.method === 'OPTIONS' ? 204 : 200, ALLOWED).end(),
      ...['-X', 'DELETE', '-o', 'http://app.localhost'],
    );
    expect(out.replace(/:\d{4,5}\b/g, ':<port>')).toMatchInlineSnapshot(`
      "Blocked: Preflight: Access-Control-Allow-Methods is "PUT", which does not include DELETE [method-not-allowed]
      Response  HTTP 204
      Cause     The server does not allow the DELETE method [method-missing]
      Page      Use a method that the server allows: GET, HEAD, POST, PUT
      Server    Add DELETE to the allowed methods
      Options   methods: ['PUT', 'DELETE'] (corsmith and cors)

      DELETE http://localhost:<port>/
      from origin http://app.localhost, credentials: same-origin
        ok   cross-origin      The URL and the page have different origins
        ok   preflight-needed  The browser sends a preflight because of the DELETE method
      OPTIONS http://localhost:<port>/ 204
        ok   allow-origin      Access-Control-Allow-Origin allows any origin  "*"
        ok   preflight-status  The status is in the range 200 to 299  "204"
        FAIL allow-methods     Access-Control-Allow-Methods does not include DELETE  "PUT"
             https://fetch.spec.whatwg.org/#http-access-control-allow-methods

      Console messages
        Chromium  Access to fetch at 'http://localhost:<port>/' from origin 'http://app.localhost' has been blocked by CORS policy: Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.
        Firefox   Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:<port>/. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).
        WebKit    Method DELETE is not allowed by Access-Control-Allow-Methods.
      "
    `);
  });

  test('a same-origin response without a header', async () => {
    const started = await start({
      servers: [() => createServer((_, res) => res.socket?.end('HTTP/1.1 200 OK\r\n\r\n'))],
    });
    const { out } = await corsmith('explain', started.url, '-o', started.url);
    started.close();
    expect(out).toContain('It cannot read any headers');
  });

  test.each([
    ['on a terminal', true, {}, true],
    ['with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['on a dumb terminal', true, { TERM: 'dumb' }, false],
    ['in a pipe', false, {}, false],
  ])('colors %s', async (_, isTerminal, environment, colored) => {
    const started = await start({ servers: [() => (_req, res) => res.end()] });
    const { out } = await corsmithOn({ isTerminal, environment }, 'explain', started.url);
    started.close();
    expect(out.includes('\u001b[31mFAIL\u001b[0m')).toBe(colored);
    expect(out.includes('\u001b')).toBe(colored);
  });
});

/** As OpenSSL formats it. */
function tlsError(code: string, reason: string): Error {
  return Object.assign(new Error(`80:error:0A00042E:SSL routines:ssl3_read_bytes:${reason}:record.c:1601:`), { code });
}

function error(code: string): Error {
  return Object.assign(new Error(code), { code });
}
