import type { CorsEnforceMethods, CorsEnforceOptions, CorsOptions } from '../options/options.ts';

/** The options of the main entry, except that `enforce.onRefused` returns a `Response`. */
export interface CorsWebOptions extends Omit<CorsOptions, 'enforce'> {
  /**
   * Refuses cross-site requests from origins that are not allowed.
   *
   * @default off
   * @example { origin: 'https://app.example.com', enforce: 'unsafe-methods' }
   */
  readonly enforce?: CorsEnforceMethods | CorsWebEnforceOptions | undefined;
}

/** Refuses cross-site requests from origins that the policy does not allow. CORS alone only hides the response. */
export interface CorsWebEnforceOptions extends Omit<CorsEnforceOptions, 'onRefused'> {
  /**
   * Returns the response to a refused request instead of corsmith's 403. `next()` accepts the request.
   *
   * @default none
   * @example { origin, enforce: { onRefused: () => new Response('Refused', { status: 403 }) } }
   */
  readonly onRefused?: CorsWebRefusalHandler | undefined;
}

/**
 * Returns the response to a refused request, or calls `next()`. If it does neither, corsmith sends a 403.
 *
 * @example
 * const onRefused = (request: Request) => new Response('Refused', { status: 403 });
 */
export type CorsWebRefusalHandler = (
  request: Request,
  response: undefined,
  next: (error?: unknown) => void,
) => Response | undefined | void | PromiseLike<Response | undefined | void>;
