import { memoizeByContent } from '../options/memoize-by-content.ts';
import { isPolicy, type PolicyCore } from './policy.ts';

type PolicyOf = (options: unknown) => PolicyCore;

/** Makes a policy only for options that differ from those that a delegate returned before. */
export function cachePolicies(policyOf: PolicyOf): PolicyOf {
  const cached = memoizeByContent(policyOf);
  return (options) => (isReadablePolicy(options) ? policyOf(options) : cached(options));
}

/** A proxy may throw, which `policyOf` reports. */
function isReadablePolicy(options: unknown): boolean {
  try {
    return isPolicy(options);
  } catch {
    return false;
  }
}
