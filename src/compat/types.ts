import type { CorsRequest } from '../classify/request.ts';

/** What `origin` may be, and what an origin function may answer. */
export type StaticOrigin = boolean | string | RegExp | readonly StaticOrigin[];

/**
 * Decides about each request's origin by the callback, by a promise, or, when it declares fewer than two parameters, by
 * what it returns. Without an Origin it is asked about `undefined`.
 */
export type CustomOrigin = (
  requestOrigin: string | undefined,
  callback: (error: Error | null, origin?: StaticOrigin) => void,
) => unknown;

/** The options of npm `cors`, under the names of `@types/cors`. */
export interface CorsOptions {
  /**
   * @default '*'
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-origin
   */
  origin?: StaticOrigin | CustomOrigin | undefined;
  /** @default 'GET,HEAD,PUT,PATCH,POST,DELETE' */
  methods?: string | readonly string[] | undefined;
  /** @default what the preflight asks for */
  allowedHeaders?: string | readonly string[] | undefined;
  /**
   * The former name of `allowedHeaders`, which goes first.
   *
   * @default what the preflight asks for
   */
  headers?: string | readonly string[] | undefined;
  /** @default none */
  exposedHeaders?: string | readonly string[] | undefined;
  /** @default false */
  credentials?: boolean | undefined;
  /**
   * Seconds.
   *
   * @default none
   */
  maxAge?: number | string | undefined;
  /** @default false */
  preflightContinue?: boolean | undefined;
  /** @default 204 */
  optionsSuccessStatus?: number | string | undefined;
}

/** Chooses the options for each request, by the callback, a promise, or what it returns, as `CustomOrigin` does. */
export type CorsOptionsDelegate<T extends CorsRequest = CorsRequest> = (
  req: T,
  callback: (error: Error | null, options?: CorsOptions) => void,
) => unknown;
