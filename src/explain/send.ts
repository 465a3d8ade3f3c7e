import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import type { Header } from '../standard/request-headers.ts';
import { type BodyLimits, readBody } from './read-body.ts';

/** How to reach a server: `request` of `node:http` or `node:https`, and where to. */
export interface Connection extends BodyLimits {
  readonly request: (options: RequestOptions, listener: (response: IncomingMessage) => void) => ClientRequest;
  readonly options: RequestOptions;
  /** Milliseconds until the response begins. */
  readonly timeout: number;
}

/** No answer within the time given. */
export interface TimeoutError extends Error {
  readonly code: 'ERR_NO_ANSWER';
}

/** Sends one request with its header lines as they are, and gives every line of the response by itself. */
export function sendOver(connection: Connection, wire: WireRequest, body?: Uint8Array): Promise<RawResponse> {
  const { request, options, timeout, ...limits } = connection;
  const { host, pathname, search } = new URL(wire.url);
  const length: readonly Header[] = body === undefined ? [] : [['Content-Length', String(body.byteLength)]];
  const lines: readonly Header[] = [['Host', host], ['Connection', 'close'], ...wire.headers, ...length];
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { ...options, method: wire.method, path: pathname + search, headers: lines.flat() },
      (incoming) => {
        clearTimeout(timer);
        readBody(incoming, limits, (text) => {
          resolve(rawResponse(incoming, text));
          outgoing.destroy();
        });
      },
    );
    const timer = setTimeout(() => outgoing.destroy(timeoutError(timeout)), timeout);
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(body);
  });
}

/** The error of whoever waited in vain. */
export function timeoutError(timeout: number): TimeoutError {
  return Object.assign(new Error(`no answer within ${timeout} ms`), { code: 'ERR_NO_ANSWER' as const });
}

function rawResponse({ statusCode, rawHeaders }: IncomingMessage, body: string): RawResponse {
  return { status: Number(statusCode), headers: pairHeaders(rawHeaders), body };
}

/** Name, value, name, value. */
export function pairHeaders(raw: readonly unknown[]): readonly Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) headers.push([String(raw[index]), String(raw[index + 1])]);
  return headers;
}
