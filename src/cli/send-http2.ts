import { connect } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { type BodyLimits, bodyText, readBody } from '../explain/read-body.ts';
import { byName, pairHeaders, timeoutError } from '../explain/send.ts';
import { headerValue } from '../standard/header-lines.ts';
import { decodeBody } from './decode-body.ts';

interface Limits extends BodyLimits {
  /** Milliseconds until the response begins. */
  readonly timeout: number;
}

/** Sends one request over a connection that uses HTTP/2. */
export function sendOverHttp2(
  socket: Duplex,
  { timeout, ...limits }: Limits,
  wire: WireRequest,
  body?: Uint8Array,
): Promise<RawResponse> {
  const { origin, host, pathname, search } = new URL(wire.url);
  return new Promise((resolve, reject) => {
    const session = connect(origin, { createConnection: () => socket, maxHeaderListPairs: 2000 });
    const stream = session.request({
      ':method': wire.method,
      ':scheme': 'https',
      ':authority': host,
      ':path': pathname + search,
      ...byName(wire.headers.map(([name, value]) => [name.toLowerCase(), value])),
    });
    const timer = setTimeout(() => stream.destroy(timeoutError(timeout)), timeout);
    let hasBegun = false;
    const fail = (error: Error) => {
      clearTimeout(timer);
      // an incomplete response still has its headers
      if (!hasBegun) reject(error);
    };
    session.on('error', fail);
    stream.on('error', fail);
    stream.on('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    // an undocumented argument has every header line; the first argument joins some lines and drops others
    stream.on('response', (fields, _flags, ...rest: readonly unknown[]) => {
      hasBegun = true;
      clearTimeout(timer);
      const headers = pairHeaders(rest.flat()).filter(([name]) => !name.startsWith(':'));
      readBody(decodeBody(stream, headers), limits, (bytes) => {
        const text = bodyText(bytes, headerValue(headers, 'Content-Type'));
        resolve({ status: Number(fields[':status']), headers, body: text });
        session.destroy();
      });
    });
    stream.end(body);
  });
}
