import { request as httpRequest } from 'node:http';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { sendOver } from '../explain/send.ts';
import { sendOverHttp2 } from './send-http2.ts';

/** How to ask a live server. */
export interface ConnectOptions {
  /** Milliseconds, for the connection and for the answer. */
  readonly timeout: number;
  /** Take any certificate. */
  readonly insecure: boolean;
}

// what a message has to be told from; the rest is not read
const MOST_BODY = 16_384;

/** Asks a server in a connection of its own: by HTTP/2 where TLS agrees on it, by HTTP/1.1 else. */
export async function sendTo(
  wire: WireRequest,
  body: Uint8Array | undefined,
  manner: ConnectOptions,
): Promise<RawResponse> {
  const url = new URL(wire.url);
  const { timeout } = manner;
  const socket = await connected(url, manner);
  const limits = { timeout, bodyTimeout: Math.min(timeout, 1000), mostBody: MOST_BODY };
  try {
    if ('alpnProtocol' in socket && socket.alpnProtocol === 'h2')
      return await sendOverHttp2(socket, limits, wire, body);
    const options = { createConnection: () => socket };
    return await sendOver({ request: httpRequest, options, ...limits }, wire, body);
  } finally {
    socket.destroy();
  }
}

function connected(url: URL, { timeout, insecure }: ConnectOptions): Promise<Socket | TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isTls = url.protocol === 'https:';
  const port = Number(url.port || (isTls ? 443 : 80));
  return new Promise((resolve, reject) => {
    const socket = isTls
      ? connectTls({
          host,
          port,
          ALPNProtocols: ['h2', 'http/1.1'],
          rejectUnauthorized: !insecure,
          // an address is no name that a server could choose a certificate by
          ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
        })
      : connectPlain({ host, port });
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error(`no connection within ${timeout} ms`), { code: 'ERR_NO_CONNECTION' }));
    }, timeout);
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
