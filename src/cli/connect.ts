import { request as httpRequest } from 'node:http';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { sendOver } from '../explain/send.ts';
import { decodeBody } from './decode-body.ts';
import { sendOverHttp2 } from './send-http2.ts';
import { targetOf } from './target.ts';

/** How to reach a live server. */
export interface ConnectOptions {
  /** Milliseconds, for the connection and for the response. */
  readonly timeout: number;
  /** Accept any certificate. */
  readonly insecure: boolean;
}

// enough to quote a message; decoded bytes
const MOST_BODY = 65_536;

// as Chromium
const MOST_HEADERS = 262_144;

/** Sends a request over a new connection: HTTP/2 if the server chooses it in the TLS handshake, otherwise HTTP/1.1. */
export async function sendTo(
  wire: WireRequest,
  body: Uint8Array | undefined,
  options: ConnectOptions,
): Promise<RawResponse> {
  const url = new URL(wire.url);
  const { timeout } = options;
  const socket = await connected(url, options);
  const limits = { timeout, bodyTimeout: Math.min(timeout, 1000), mostBody: MOST_BODY };
  try {
    if ('alpnProtocol' in socket && socket.alpnProtocol === 'h2')
      return await sendOverHttp2(socket, limits, wire, body);
    // browsers accept more than Node's strict parser, for example control characters in values
    const http1 = { createConnection: () => socket, maxHeaderSize: MOST_HEADERS, insecureHTTPParser: true };
    return await sendOver({ request: httpRequest, options: http1, decoded: decodeBody, ...limits }, wire, body);
  } finally {
    socket.destroy();
  }
}

function connected(url: URL, { timeout, insecure }: ConnectOptions): Promise<Socket | TLSSocket> {
  const target = targetOf(url);
  const isTls = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const socket = isTls
      ? connectTls({ ...target, ALPNProtocols: ['h2', 'http/1.1'], rejectUnauthorized: !insecure })
      : connectPlain(target);
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
