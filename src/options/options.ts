import type { CorsRequest } from '../classify/request.ts';
import type { CorsOriginEntry, CorsOriginFunction } from '../origin/origin-function.ts';
import type { CorsWaiver } from './issues.ts';
import type { CorsRefusalHandler } from './refusal-handler.ts';

/** Which origins may read responses: see docs/options.md. */
export type CorsOrigin = boolean | CorsOriginEntry | readonly CorsOriginEntry[] | CorsOriginFunction;

/** Which requests the guard checks: all but GET, HEAD, OPTIONS and TRACE, or all. */
export type CorsEnforceMethods = 'unsafe-methods' | 'all';

export const ENFORCE_METHODS: readonly CorsEnforceMethods[] = ['unsafe-methods', 'all'];

/** Refuses cross-site requests from origins that the policy does not allow. CORS alone only hides the response. */
export interface CorsEnforceOptions {
  /**
   * Which requests to check: all but GET, HEAD, OPTIONS and TRACE, or all.
   *
   * @default 'unsafe-methods'
   * @example { enforce: { methods: 'all' } }
   */
  readonly methods?: CorsEnforceMethods | undefined;
  /**
   * The host names that clients may use for this server, compared with `:authority` and `Host` of every request. Add a port
   * to allow only that port, or `'*.'` in front to allow all subdomains. `'loopback'` allows localhost, *.localhost,
   * 127.0.0.0/8 and [::1]. Prevents DNS rebinding, which no check of Origin can.
   *
   * @default any name
   * @example { origin: 'http://localhost:5173', enforce: { allowedHosts: ['loopback', 'dev.example.com:8443'] } }
   * @see https://www.rfc-editor.org/rfc/rfc9110#field.host
   */
  readonly allowedHosts?: Hosts | undefined;
  /**
   * The host that browsers use for your server (with the port, unless it is the default), if a proxy rewrites `Host`.
   *
   * @default the request's `:authority` or `Host`
   * @example { enforce: { publicHost: 'shop.example.com' } }
   * @see https://www.rfc-editor.org/rfc/rfc9110#field.host
   */
  readonly publicHost?: Hosts | ((request: CorsRequest) => Hosts | undefined) | undefined;
  /**
   * Responds to refused requests instead of corsmith, which sends a 403. Call `next()` to accept the request. If this
   * function throws or rejects, the error goes to the application's error handler.
   *
   * @default none
   * @example { enforce: { onRefused: (request, response, next) => next(new Error('Refused')) } }
   */
  readonly onRefused?: CorsRefusalHandler | undefined;
  /**
   * Accepts all requests and only reports which ones would have been refused.
   *
   * @default false
   * @example { enforce: { methods: 'all', reportOnly: true } }
   */
  readonly reportOnly?: boolean | undefined;
}

/** One host, or several. */
type Hosts = string | readonly string[];

/** The options of npm `cors`, and four more. */
export interface CorsOptions {
  /**
   * Which origins may read the responses.
   *
   * @default '*'
   * @example { origin: ['https://app.example.com', 'https://*.preview.example.com', 'http://localhost:*'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-origin
   */
  readonly origin?: CorsOrigin;
  /**
   * The methods that a preflight allows. GET, HEAD and POST are always allowed. `'*'` allows any, without
   * credentials.
   *
   * @default 'GET,HEAD,PUT,PATCH,POST,DELETE'
   * @example { methods: ['GET', 'PUT'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-methods
   */
  readonly methods?: string | readonly string[] | undefined;
  /**
   * The request headers that a preflight allows. `'*'` allows any, including Authorization.
   *
   * @default '*'
   * @example { allowedHeaders: ['Content-Type', 'Authorization'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-headers
   */
  readonly allowedHeaders?: string | readonly string[] | undefined;
  /**
   * The response headers that scripts may read in addition to the safelisted ones. `'*'` exposes all, without credentials.
   *
   * @default none
   * @example { exposedHeaders: ['X-Total-Count'] }
   * @see https://fetch.spec.whatwg.org/#http-access-control-expose-headers
   */
  readonly exposedHeaders?: string | readonly string[] | undefined;
  /**
   * Allows requests with cookies and HTTP authentication.
   *
   * @default false
   * @example { origin: 'https://app.example.com', credentials: true }
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-credentials
   */
  readonly credentials?: boolean | undefined;
  /**
   * How many seconds browsers may cache a preflight: 0 to 86400. Without this option, they cache it for 5 seconds.
   *
   * @default none
   * @example { maxAge: 600 }
   * @see https://fetch.spec.whatwg.org/#http-access-control-max-age
   */
  readonly maxAge?: number | undefined;
  /**
   * Also calls `next()` for preflights, after the headers are set.
   *
   * @default false
   * @example { preflightContinue: true }
   */
  readonly preflightContinue?: boolean | undefined;
  /**
   * The status of the response to an allowed preflight, 200 to 299.
   *
   * @default 204
   * @example { optionsSuccessStatus: 200 }
   * @see https://fetch.spec.whatwg.org/#ok-status
   */
  readonly optionsSuccessStatus?: number | undefined;
  /**
   * Other request headers that the responses depend on, to list in `Vary`.
   *
   * @default none
   * @example { vary: 'Accept-Language' }
   * @see https://www.rfc-editor.org/rfc/rfc9110#name-vary
   */
  readonly vary?: string | readonly string[] | undefined;
  /**
   * Refuses cross-site requests from origins that are not allowed.
   *
   * @default off
   * @example { origin: 'https://app.example.com', enforce: 'unsafe-methods' }
   */
  readonly enforce?: CorsEnforceMethods | CorsEnforceOptions | undefined;
  /**
   * How many milliseconds to wait for an origin function.
   *
   * @default 10000
   * @example { origin: originFromDatabase, originTimeout: 2000 }
   */
  readonly originTimeout?: number | undefined;
  /**
   * The codes of errors that you accept.
   *
   * @default none
   * @example { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }
   */
  readonly dangerouslyAllow?: readonly CorsWaiver[] | undefined;
}

// a literal, which bundlers drop if it is not used
const NAMES = [
  'origin',
  'methods',
  'allowedHeaders',
  'exposedHeaders',
  'credentials',
  'maxAge',
  'preflightContinue',
  'optionsSuccessStatus',
  'vary',
  'enforce',
  'originTimeout',
  'dangerouslyAllow',
] as const;

type Name = (typeof NAMES)[number];

/** The names of all options; the compiler checks that none is missing. */
export const OPTION_NAMES: [keyof CorsOptions, Name] extends [Name, keyof CorsOptions] ? readonly string[] : never =
  NAMES;
