import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { headerValue } from '../standard/header-lines.ts';
import type { Header } from '../standard/request-headers.ts';
import { type BodyLimits, bodyText, readBody } from './read-body.ts';

/** How to reach a server: `request` of `node:http` or `node:https`, and where to. */
export interface Connection extends BodyLimits {
  readonly request: (options: RequestOptions, listener: (response: IncomingMessage) => void) => ClientRequest;
  readonly options: RequestOptions;
  /** Milliseconds until the response begins. */
  readonly timeout: number;
  /** Decodes Content-Encoding. @default no decoding */
  readonly decoded?: (body: Readable, headers: readonly Header[]) => Readable;
}

/** Why a request has no HTTP response. */
export interface SendError extends Error {
  readonly code: 'ERR_NO_RESPONSE' | 'ERR_SWITCHING_PROTOCOLS';
}

/** Sends one request with its headers unchanged, and returns every header line of the response separately. */
export function sendOver(connection: Connection, wire: WireRequest, body?: Uint8Array): Promise<RawResponse> {
  const { request, options, timeout, decoded = (stream) => stream, ...limits } = connection;
  const { host, pathname, search } = new URL(wire.url);
  const length: readonly Header[] = body === undefined ? [] : [['Content-Length', String(body.byteLength)]];
  const lines: readonly Header[] = [['Host', host], ['Connection', 'close'], ...wire.headers, ...length];
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    const outgoing = request(
      { ...options, method: wire.method, path: pathname + search, headers: byName(lines) },
      (incoming) => {
        hasBegun = true;
        clearTimeout(timer);
        const headers = pairHeaders(incoming.rawHeaders);
        readBody(decoded(incoming, headers), limits, (bytes) => {
          const text = bodyText(bytes, headerValue(headers, 'Content-Type'));
          resolve({ status: Number(incoming.statusCode), headers, body: text });
          outgoing.destroy();
        });
      },
    );
    // browsers send `patch` in lower case, but Node's constructor uppercases it
    outgoing.method = wire.method;
    const timer = setTimeout(() => outgoing.destroy(timeoutError(timeout)), timeout);
    const fail = (error: Error) => {
      clearTimeout(timer);
      // an incomplete response still has its headers
      if (!hasBegun) reject(error);
    };
    outgoing.on('upgrade', ({ headers }, socket) => {
      socket.destroy();
      fail(sendError('ERR_SWITCHING_PROTOCOLS', `switched to ${headers.upgrade}`));
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/** The error of a request without a response in time. */
export function timeoutError(timeout: number): SendError {
  return sendError('ERR_NO_RESPONSE', `no response within ${timeout} ms`);
}

function sendError(code: SendError['code'], message: string): SendError {
  return Object.assign(new Error(message), { code });
}

/** From name, value, name, value. */
export function pairHeaders(raw: readonly unknown[]): readonly Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) headers.push([String(raw[index]), String(raw[index + 1])]);
  return headers;
}

/** Each name once, in its first case, with the values of all its lines. */
export function byName(headers: readonly Header[]): Record<string, string | string[]> {
  const lines = new Map<string, [name: string, value: string | string[]]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const [first, before] = lines.get(key) ?? [name];
    lines.set(key, [first, before === undefined ? value : [before, value].flat()]);
  }
  return Object.fromEntries(lines.values());
}
