import type { CorsRequest } from '../classify/request.ts';
import { coreOf, type OpaquePolicy } from '../policy/policy.ts';
import type { CorsReason } from './find-reasons.ts';
import { loadReasons } from './load-reasons.ts';

/**
 * All reasons why a browser would block this request, or why its `Host` is refused; none if it is allowed, or if it has no
 * Origin header. An origin function is not called; instead, a reason says that it decides.
 *
 * @example
 * reasons(createPolicy({ origin: 'https://a.example' }), { method: 'GET', headers: { origin: 'http://a.example' } });
 * // [{ code: 'origin-not-allowed', message: '"http://a.example" is not allowed; "https://a.example" is: the scheme differs', ... }]
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function reasons(policy: OpaquePolicy, request: CorsRequest): readonly CorsReason[] {
  return loadReasons().findReasons(coreOf(policy), request);
}
