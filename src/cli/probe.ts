import { connect as connectPlain } from 'node:net';
import { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { Target } from './target.ts';

/** Whether a server that closed a plain connection uses TLS. */
export async function usesTls(target: Target, timeout: number): Promise<boolean> {
  return (await handshake(target, timeout, {})) === 'secure';
}

/** Whether a server requests a client certificate in a TLS 1.2 handshake. Its messages show that, its alert does not. */
export async function requestsCertificate(target: Target, timeout: number): Promise<boolean> {
  const received: Buffer[] = [];
  const socket = connectPlain({ host: target.host, port: target.port });
  socket.on('data', (chunk) => received.push(chunk));
  await handshake(target, timeout, { socket: tapped(socket), maxVersion: 'TLSv1.2' });
  socket.destroy();
  return hasCertificateRequest(Buffer.concat(received));
}

function handshake(target: Target, timeout: number, options: ConnectionOptions): Promise<'secure' | 'failed'> {
  return new Promise((resolve) => {
    const socket = connectTls({ ...target, rejectUnauthorized: false, ...options });
    const end = (result: 'secure' | 'failed') => {
      clearTimeout(timer);
      resolve(result);
      socket.destroy();
    };
    const timer = setTimeout(end, timeout, 'failed');
    socket.on('secureConnect', () => end('secure'));
    socket.on('error', () => end('failed'));
  });
}

/** A copy of a connection, so that others can read it too. */
function tapped(socket: Duplex): Duplex {
  const copy = new Duplex({
    read: () => undefined,
    write: (chunk, encoding, done) => void socket.write(chunk, encoding, done),
  });
  socket.on('data', (chunk) => copy.push(chunk));
  socket.on('close', () => copy.push(null));
  socket.on('error', (error) => copy.destroy(error));
  return copy;
}

const HANDSHAKE = 22;
const CERTIFICATE_REQUEST = 13;

/** https://www.rfc-editor.org/rfc/rfc5246#section-7.4.4, in records of https://www.rfc-editor.org/rfc/rfc5246#section-6.2.1 */
function hasCertificateRequest(bytes: Buffer): boolean {
  const messages = Buffer.concat(fragments(bytes));
  for (let at = 0; at + 4 <= messages.length; at += 4 + messages.readUIntBE(at + 1, 3)) {
    if (messages[at] === CERTIFICATE_REQUEST) return true;
  }
  return false;
}

function fragments(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
    if (bytes[at] === HANDSHAKE) found.push(bytes.subarray(at + 5, at + 5 + bytes.readUInt16BE(at + 3)));
  }
  return found;
}
