import type { CorsRequest } from '../classify/request.ts';

/** The parts of a response that corsmith uses. Responses of Express, Connect, `node:http` and `node:http2` all have them. */
export interface CorsResponse {
  statusCode: number;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  /** Of `node:http2`, where only the stream shows that the client has disconnected. */
  readonly stream?: { readonly destroyed?: boolean } | undefined;
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string): unknown;
  removeHeader?(name: string): void;
  end(): unknown;
  end(body: string): unknown;
}

/**
 * Calls the next handler, or reports an error. With two signatures of a method, the compiler also accepts a function that
 * takes a narrower error: h3's `next` takes an `Error`.
 */
export type CorsNext = { next(error?: unknown): void; next(error: unknown): void }['next'];

/** Responds to a refused request. The type of a method, which may take the request and the response of your framework. */
export type CorsRefusalHandler = {
  onRefused(request: CorsRequest, response: CorsResponse, next: CorsNext): unknown;
}['onRefused'];
