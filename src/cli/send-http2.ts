import { connect } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { type BodyLimits, readBody } from '../explain/read-body.ts';
import { pairHeaders, timeoutError } from '../explain/send.ts';

interface Limits extends BodyLimits {
  /** Milliseconds until the response begins. */
  readonly timeout: number;
}

/** Sends one request over a connection that speaks HTTP/2. */
export function sendOverHttp2(
  socket: Duplex,
  { timeout, ...limits }: Limits,
  wire: WireRequest,
  body?: Uint8Array,
): Promise<RawResponse> {
  const { origin, host, pathname, search } = new URL(wire.url);
  return new Promise((resolve, reject) => {
    const session = connect(origin, { createConnection: () => socket });
    const stream = session.request({
      ':method': wire.method,
      ':scheme': 'https',
      ':authority': host,
      ':path': pathname + search,
      ...grouped(wire),
    });
    const timer = setTimeout(() => stream.destroy(timeoutError(timeout)), timeout);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    session.on('error', fail);
    stream.on('error', fail);
    stream.on('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    // behind the documented arguments comes every line by itself; the first argument joins some and drops others
    stream.on('response', (fields, _flags, ...rest: readonly unknown[]) => {
      clearTimeout(timer);
      const headers = pairHeaders(rest.flat()).filter(([name]) => !name.startsWith(':'));
      readBody(stream, limits, (text) => {
        resolve({ status: Number(fields[':status']), headers, body: text });
        session.destroy();
      });
    });
    stream.end(body);
  });
}

function grouped({ headers }: WireRequest): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    fields[key] = [...(fields[key] ?? []), value];
  }
  return fields;
}
