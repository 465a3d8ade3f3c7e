import type { CorsRequest } from '../classify/request.ts';

/** The parts of a response that corsmith uses. Responses of Express, Connect, `node:http` and `node:http2` all have them. */
export interface CorsResponse {
  /** The status that is sent. */
  statusCode: number;
  /** Whether it is too late to set headers. */
  readonly headersSent?: boolean;
  /** Whether `end` was called. */
  readonly writableEnded?: boolean;
  /** Whether the client has disconnected. */
  readonly destroyed?: boolean;
  /** In `node:http2`, only the stream shows that the client has disconnected. */
  readonly stream?: { readonly destroyed?: boolean } | undefined;
  /** The value of a header, in any letter case. */
  getHeader(name: string): number | string | readonly string[] | undefined;
  /** Sets a header, replacing its old value. */
  setHeader(name: string, value: string): unknown;
  /** Removes a header, in any letter case. */
  removeHeader?(name: string): void;
  /** Sends the response. */
  end(): unknown;
  end(body: string): unknown;
}

/**
 * Calls the next handler, or reports an error. The two method signatures let the compiler accept functions that take a
 * narrower error: h3's `next` takes an `Error`.
 */
export type CorsNext = { next(error?: unknown): void; next(error: unknown): void }['next'];

/**
 * Responds to a refused request. As a method's type, it accepts your framework's request and response types.
 *
 * @example
 * const onRefused = (request, response, next) => {
 *   response.statusCode = 403;
 *   response.end('This page may not send this request.');
 * };
 */
export type CorsRefusalHandler = {
  onRefused(request: CorsRequest, response: CorsResponse, next: CorsNext): unknown;
}['onRefused'];
