import { loadDescribeOrigins } from './load-describe-origins.ts';
import { coreOf, type OpaquePolicy } from './policy.ts';

/**
 * Which origins a policy allows, one per item: origins and patterns as written, and the sites that RegExps match. Beyond 20
 * items, the last is the number of the others.
 *
 * @example
 * allowedOrigins(createPolicy({ origin: /^https:\/\/(?:.+\.)?example\.com$/ }));
 * // ['https://example.com and its subdomains']
 */
export function allowedOrigins(policy: OpaquePolicy): readonly string[] {
  return loadDescribeOrigins().describeOrigins(coreOf(policy).allowOrigin);
}
