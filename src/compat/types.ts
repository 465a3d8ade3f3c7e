import type { CorsRequestHeaders } from '../classify/request-headers.ts';
import type { CorsNext } from '../node/response.ts';

/** What `origin` may be, and what an origin function may pass to its callback. */
export type StaticOrigin = boolean | string | RegExp | (boolean | string | RegExp)[];

/**
 * Decides about the origin of a request: by the callback, by a promise, or, when it declares fewer than two parameters,
 * by what it returns. For a request without an Origin header, `requestOrigin` is `undefined`.
 */
export type CustomOrigin = (
  requestOrigin: string | undefined,
  callback: (error: Error | null, origin?: StaticOrigin) => void,
) => unknown;

/** The options of npm `cors`, with the types that `@types/cors` gives them. */
export interface CorsOptions {
  /**
   * Which origins may read the responses.
   *
   * @default '*'
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-origin
   */
  origin?: StaticOrigin | CustomOrigin | undefined;
  /**
   * The methods that a preflight allows.
   *
   * @default 'GET,HEAD,PUT,PATCH,POST,DELETE'
   */
  methods?: string | string[] | undefined;
  /**
   * The request headers that a preflight allows.
   *
   * @default the headers that the preflight lists
   */
  allowedHeaders?: string | string[] | undefined;
  /**
   * The response headers that scripts may read in addition to the safelisted ones.
   *
   * @default none
   */
  exposedHeaders?: string | string[] | undefined;
  /**
   * Allows requests with cookies and HTTP authentication.
   *
   * @default false
   */
  credentials?: boolean | undefined;
  /**
   * For how many seconds browsers may cache a preflight.
   *
   * @default none
   */
  maxAge?: number | undefined;
  /**
   * Calls `next()` for preflights, too, after the headers are set.
   *
   * @default false
   */
  preflightContinue?: boolean | undefined;
  /**
   * The status of the response to a preflight.
   *
   * @default 204
   */
  optionsSuccessStatus?: number | undefined;
}

/** Chooses the options for each request: by the callback, a promise, or what it returns, as `CustomOrigin` does. */
export type CorsOptionsDelegate<T extends CorsRequest = CorsRequest> = (
  req: T,
  callback: (error: Error | null, options?: CorsOptions) => void,
) => unknown;

/** The middleware that `cors()` returns. */
export type CorsMiddleware<T extends CorsRequest = CorsRequest> = (req: T, res: CorsResponse, next: CorsNext) => void;

/** What corsmith reads of a request. Requests of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsRequest {
  method?: string | undefined;
  headers: CorsRequestHeaders;
}

/** A response as `@types/cors` describes it. Responses of Express, Connect, `node:http` and `node:http2` all fit. */
export interface CorsResponse {
  statusCode?: number | undefined;
  setHeader(key: string, value: string): unknown;
  end(): unknown;
}
