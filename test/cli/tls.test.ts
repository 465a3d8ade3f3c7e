import { createSecureServer } from 'node:http2';
import { createServer, type ServerOptions } from 'node:https';
import { createServer as createTcp, type Server } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { expect, test } from 'vitest';
import { alert, CERTIFICATE, KEY } from './certificate.ts';
import { start } from './setup.ts';
import { corsmith } from './terminal.ts';
import { passTime, withoutTime } from './time.ts';

const TLS = { key: KEY, cert: CERTIFICATE };
const MUTUAL = { requestCert: true, rejectUnauthorized: true };

function https(options: ServerOptions): Server {
  return quiet(createServer({ ...TLS, ...options }, (_, res) => res.end()));
}

/** The failed handshakes of a server are expected. */
function quiet(server: Server): Server {
  return server.on('tlsClientError', () => undefined).on('error', () => undefined);
}

const rows: readonly (readonly [what: string, server: () => Server, text: string])[] = [
  ['a client certificate, TLS 1.3', () => https(MUTUAL), '(TLS alert certificate_required) [client-certificate]'],
  [
    'a client certificate, TLS 1.2',
    () => https({ ...MUTUAL, maxVersion: 'TLSv1.2' }),
    'requires a client certificate, which browsers may omit from preflights [client-certificate]',
  ],
  [
    'a client certificate, HTTP/2',
    () => quiet(createSecureServer({ ...TLS, ...MUTUAL }, (_, res) => res.end())),
    '(TLS alert certificate_required) [client-certificate]',
  ],
  [
    'TLS 1.1 only',
    () => https({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    'supports none of the TLS versions that browsers use (1.2 and 1.3) (TLS alert protocol_version) [tls-version]',
  ],
  ['an unknown name', () => alert(112), 'does not know this host name (TLS alert unrecognized_name) [tls-name]'],
  [
    'no certificate',
    () => quiet(createServer({ SNICallback: (_, done) => done(null) }, (_, res) => res.end())),
    'has no certificate for this host name (TLS alert handshake_failure) [tls-handshake]',
  ],
  [
    'no HTTP in TLS',
    () => quiet(createTls({ ...TLS, ALPNProtocols: ['imap'] })),
    'offers neither HTTP/2 nor HTTP/1.1 in the TLS handshake (TLS alert no_application_protocol) [no-http]',
  ],
  ['a certificate that is missing', () => alert(42), '(TLS alert bad_certificate) [client-certificate]'],
  ['another alert', () => alert(80), 'failed (TLS alert internal_error) [tls-handshake]'],
  ['plain bytes', () => createTcp((socket) => socket.write('SSH-2.0-x\r\n')), 'does not use TLS'],
  ['a closed connection', () => createTcp((socket) => socket.destroy()), 'during the TLS handshake [closed]'],
];

test.each(rows)('%s', async (_, server, text) => {
  const started = await start({ servers: [server] });
  const url = started.url.replace('http:', 'https:');
  const { code, out, err } = await corsmith('explain', url, '--insecure');
  started.close();
  expect([code, out]).toEqual([3, '']);
  expect(err).toContain(text);
});

test('a server that resets the second connection', async () => {
  let connections = 0;
  const resetting = createTcp((socket) => {
    if (connections++ > 0) socket.resetAndDestroy();
    else socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40])));
  });
  const started = await start({ servers: [() => resetting] });
  const { code, err } = await corsmith('explain', started.url.replace('http:', 'https:'));
  started.close();
  expect([code, err]).toEqual([3, expect.stringContaining('(TLS alert handshake_failure) [tls-handshake]')]);
});

test('http:// to a TLS server', async () => {
  const started = await start({ servers: [() => https({})] });
  const { code, err } = await corsmith('explain', started.url.replace('https:', 'http:'));
  started.close();
  expect(code).toBe(3);
  expect(err).toContain('uses TLS: use https:// in the URL [expects-tls]');
});

test('http:// to a server that closes every connection', async () => {
  const started = await start({ servers: [() => createTcp((socket) => socket.destroy())] });
  const { code, err } = await corsmith('explain', started.url);
  started.close();
  expect([code, err]).toEqual([3, expect.stringContaining('closed the connection without a response [closed]')]);
});

test('http:// to a server that is silent after it closed the first connection', async () => {
  let connections = 0;
  const silent = createTcp((socket) => {
    socket.on('error', () => undefined);
    if (connections++ === 0) socket.destroy();
    else passTime(100);
  });
  const started = await start({ servers: [() => silent] });
  const { code, err } = await withoutTime(() => corsmith('explain', started.url, '--timeout', '0.1'));
  started.close();
  expect([code, err]).toEqual([3, expect.stringContaining('[closed]')]);
});
