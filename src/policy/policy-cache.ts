import { memoizeByContent } from '../options/memoize-by-content.ts';
import { isPolicy, type PolicyCore } from './policy.ts';

type PolicyOf = (options: unknown) => PolicyCore;

/**
 * Makes a policy only for options that differ from those that a delegate returned before. A policy never has the content of
 * options: its method `evaluate` is not an option.
 */
export function cachePolicies(policyOf: PolicyOf): PolicyOf {
  return memoizeByContent(policyOf, (options) => !isPolicy(options));
}
