import type { CorsRequest } from './classify/request.ts';
import { compatDelegateMiddleware, optionsMiddleware } from './compat/middleware.ts';
import type { CorsOptions, CorsOptionsDelegate, StaticOrigin } from './compat/types.ts';
import type { CorsNext, CorsResponse } from './node/middleware.ts';
import { formatIssue } from './options/issues.ts';
import { warnOnce } from './options/warn-once.ts';

export type { CorsRequest } from './classify/request.ts';
export type * from './compat/types.ts';
export type { CorsNext, CorsResponse } from './node/middleware.ts';
export { CorsConfigError, type CorsIssue, type CorsIssueCode } from './options/issues.ts';
export { middlewareWrapper as cors, middlewareWrapper as default };

/**
 * npm `cors` 2.8.6 on the core of corsmith: what it answers, this answers, but for what hangs, crashes, or opens what
 * was meant to be closed. The guide to migrating lists it all.
 *
 * @throws {CorsConfigError} for an origin that npm `cors` would take for "everyone", and what no response can bear
 * @example
 * const cors = require('corsmith/compat');
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }));
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
function middlewareWrapper<T extends CorsRequest = CorsRequest>(
  options?: CorsOptions | CorsOptionsDelegate<T> | StaticOrigin | null,
): (req: T, res: CorsResponse, next: CorsNext) => void {
  const warn = warnOnce((issue) => {
    process.emitWarning(formatIssue(issue), { type: 'CorsWarning', code: issue.code });
  });
  if (typeof options === 'function') return compatDelegateMiddleware(options, warn);
  return optionsMiddleware(options, warn);
}
