import type { CorsRequest } from '../classify/request.ts';
import type { CorsOriginEntry, CorsOriginFunction } from '../origin/origin-function.ts';
import type { CorsWaiver } from './issues.ts';

/** Who may read: see the table of origin rules in the README. */
export type CorsOrigin = boolean | CorsOriginEntry | readonly CorsOriginEntry[] | CorsOriginFunction;

/** Which requests the guard looks at: all but GET, HEAD, OPTIONS and TRACE, or all. */
export type CorsEnforceMethods = 'unsafe-methods' | 'all';

/** Turns the origin rule into a guard against cross-site requests, which CORS by itself is not. */
export interface CorsEnforceOptions {
  /** @default 'unsafe-methods' */
  readonly methods?: CorsEnforceMethods | undefined;
  /**
   * The host (and port, if not the default) under which browsers know this server, where a proxy rewrites `Host`.
   *
   * @default the request's `:authority` or `Host`
   */
  readonly publicHost?: string | readonly string[] | ((request: CorsRequest) => string | undefined) | undefined;
  /**
   * Answers a refused request in the place of corsmith's 403, or hands it on by `next()`. What it throws, or rejects with,
   * goes to the application as any handler's error does.
   */
  readonly onRefused?: ((request: never, response: never, next: (error?: unknown) => void) => void) | undefined;
  /**
   * Lets everything pass and only publishes what would have been refused.
   *
   * @default false
   */
  readonly reportOnly?: boolean | undefined;
}

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
   * The methods that a preflight allows, beside GET, HEAD and POST, which need none. `'*'` for any, without credentials.
   *
   * @default 'GET,HEAD,PUT,PATCH,POST,DELETE'
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-methods
   */
  readonly methods?: string | readonly string[] | undefined;
  /**
   * The request headers that a preflight allows. `'*'`, like leaving it out, allows any, Authorization included.
   *
   * @default '*'
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-headers
   */
  readonly allowedHeaders?: string | readonly string[] | undefined;
  /**
   * The response headers that scripts may read beside the safelisted ones. `'*'` for any, without credentials.
   *
   * @default none
   * @see https://fetch.spec.whatwg.org/#http-access-control-expose-headers
   */
  readonly exposedHeaders?: string | readonly string[] | undefined;
  /**
   * Whether requests may be made with cookies and HTTP authentication.
   *
   * @default false
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-credentials
   */
  readonly credentials?: boolean | undefined;
  /**
   * For how many seconds browsers may remember a preflight's answer: 0 to 86400. Left out, they take 5 seconds.
   *
   * @default none
   * @see https://fetch.spec.whatwg.org/#http-access-control-max-age
   */
  readonly maxAge?: number | undefined;
  /**
   * Hands preflights on to the application after the fields are set.
   *
   * @default false
   */
  readonly preflightContinue?: boolean | undefined;
  /**
   * The status of an allowed preflight, 200 to 299.
   *
   * @default 204
   * @see https://fetch.spec.whatwg.org/#ok-status
   */
  readonly optionsSuccessStatus?: number | undefined;
  /**
   * Further request headers that the answers depend on, for `Vary`.
   *
   * @default none
   * @see https://www.rfc-editor.org/rfc/rfc9110#name-vary
   */
  readonly vary?: string | readonly string[] | undefined;
  /**
   * Refuses cross-site requests from origins that are not allowed.
   *
   * @default off
   */
  readonly enforce?: CorsEnforceMethods | CorsEnforceOptions | undefined;
  /**
   * For how many milliseconds to wait for an origin function.
   *
   * @default 10000
   */
  readonly originTimeout?: number | undefined;
  /**
   * Errors that you knowingly accept, by code.
   *
   * @default none
   * @example { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] }
   */
  readonly dangerouslyAllow?: readonly CorsWaiver[] | undefined;
}

/** The names of all options; the compiler keeps it complete. */
export const OPTION_NAMES: readonly string[] = Object.keys({
  origin: true,
  methods: true,
  allowedHeaders: true,
  exposedHeaders: true,
  credentials: true,
  maxAge: true,
  preflightContinue: true,
  optionsSuccessStatus: true,
  vary: true,
  enforce: true,
  originTimeout: true,
  dangerouslyAllow: true,
} satisfies Record<keyof CorsOptions, true>);
