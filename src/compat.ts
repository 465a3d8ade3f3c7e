import { compatMiddleware } from './compat/middleware.ts';
import type { CorsMiddleware, CorsOptions, CorsOptionsDelegate, CorsRequest } from './compat/types.ts';
import { CorsConfigError } from './options/issues.ts';

export type { CorsRequestHeaders } from './classify/request-headers.ts';
export type * from './compat/types.ts';
export type { CorsNext } from './node/response.ts';
export type { CorsIssue, CorsIssueCode } from './options/issues.ts';
export { CorsConfigError, middlewareWrapper as cors, middlewareWrapper as default };

/**
 * Makes CORS middleware that behaves like npm `cors` 2.8.6, except where `cors` hangs, crashes, or allows origins that
 * were meant to be refused. The migration guide lists every difference.
 *
 * @throws `CorsConfigError` for an origin that npm `cors` would treat as any origin, and for values that no header can have
 * @example
 * const cors = require('corsmith/compat');
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }));
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
function middlewareWrapper<T extends CorsRequest = CorsRequest>(
  options?: CorsOptions | CorsOptionsDelegate<T>,
): CorsMiddleware<T> {
  try {
    // merging `Vary` requires `getHeader`, which every response has, although npm cors' types do not require it
    return compatMiddleware(options) as never;
  } catch (error) {
    if (error instanceof CorsConfigError) Error.captureStackTrace?.(error, middlewareWrapper);
    throw error;
  }
}
