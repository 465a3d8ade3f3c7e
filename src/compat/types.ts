import type { CorsRequestHeaders } from '../classify/request-headers.ts';
import type { CorsNext } from '../node/response.ts';

/** What `origin` may be, and what an origin function may pass to its callback. */
export type StaticOrigin = boolean | string | RegExp | (boolean | string | RegExp)[];

/**
 * Decides about the origin of a request: passes a result to the callback, returns a promise for it or, if the function
 * declares fewer than two parameters, returns it. For a request without an Origin header, `requestOrigin` is `undefined`.
 * @example cors({ origin: (requestOrigin, callback) => callback(null, allowed.has(requestOrigin)) });
 */
export type CustomOrigin = (
  requestOrigin: string | undefined,
  callback: (error: Error | null, origin?: StaticOrigin) => void,
) => unknown;

/** The options of npm `cors`, with the types that `@types/cors` gives them. */
export interface CorsOptions {
  /**
   * Which origins may read the responses. @default '*'
   * @example { origin: ['https://app.example.com', /^https:\/\/[a-z]+\.example\.com$/] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-origin
   */
  origin?: StaticOrigin | CustomOrigin | undefined;
  /**
   * The methods that a preflight allows. @default 'GET,HEAD,PUT,PATCH,POST,DELETE'
   * @example { methods: ['GET', 'PUT'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-methods
   */
  methods?: string | string[] | undefined;
  /**
   * The request headers that a preflight allows. @default the headers that the preflight lists
   * @example { allowedHeaders: ['Content-Type', 'Authorization'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-headers
   */
  allowedHeaders?: string | string[] | undefined;
  /**
   * The response headers that scripts may read in addition to the safelisted ones. @default none
   * @example { exposedHeaders: ['X-Total-Count'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-expose-headers
   */
  exposedHeaders?: string | string[] | undefined;
  /**
   * Allows requests with cookies and HTTP authentication. @default false
   * @example { origin: 'https://app.example.com', credentials: true }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-credentials
   */
  credentials?: boolean | undefined;
  /**
   * How many seconds browsers may cache a preflight. @default none @example { maxAge: 600 }
   * @see https://fetch.spec.whatwg.org/#http-access-control-max-age
   */
  maxAge?: number | undefined;
  /** Also calls `next()` for preflights, after the headers are set. @default false @example { preflightContinue: true } */
  preflightContinue?: boolean | undefined;
  /**
   * The status of the response to a preflight. @default 204 @example { optionsSuccessStatus: 200 }
   * @see https://fetch.spec.whatwg.org/#ok-status
   */
  optionsSuccessStatus?: number | undefined;
}

/**
 * Chooses the options for each request, and passes or returns them as `CustomOrigin` does.
 * @example cors((req, callback) => callback(null, { origin: allowed.has(req.headers.origin) }));
 */
export type CorsOptionsDelegate<T extends CorsRequest = CorsRequest> = (
  req: T,
  callback: (error: Error | null, options?: CorsOptions) => void,
) => unknown;

/** The middleware that `cors()` returns. */
export type CorsMiddleware<T extends CorsRequest = CorsRequest> = (req: T, res: CorsResponse, next: CorsNext) => void;

/** The parts of a request that corsmith uses. Requests of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsRequest {
  /** As in the request line. */
  method?: string | undefined;
  /** Values by lower-case name. */
  headers: CorsRequestHeaders;
}

/** A response as `@types/cors` describes it. Responses of Express, Connect, `node:http` and `node:http2` all fit. */
export interface CorsResponse {
  /** The status that is sent. */
  statusCode?: number | undefined;
  /** Sets a header, replacing its old value. */
  setHeader(key: string, value: string): unknown;
  /** Sends the response. */
  end(): unknown;
}
