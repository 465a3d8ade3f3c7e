import { CorsConfigError, type CorsIssue, createIssue } from '../options/issues.ts';
import { loadAdvice } from '../options/load-advice.ts';
import type { RawOptions } from '../options/raw-options.ts';
import { type CorsSettings, readSettings } from '../options/read-options.ts';
import { buildResponses, type ResponseTable } from './responses.ts';
import { createReturnedListMatcher } from './returned-list.ts';

const CORE: unique symbol = Symbol.for('corsmith.policy') as never; // the same in every copy of this module

/** A policy as users see it: `coreOf` is the only way to its contents. */
export interface OpaquePolicy {
  readonly [CORE]: object;
}

/** Checked and frozen settings, with all responses prepared. */
export interface PolicyCore extends CorsSettings {
  readonly responses: ResponseTable;
  /** Options with the same origins and waivers, and with `enforce`. */
  readonly guarded: RawOptions;
}

export interface NormalizedOptions {
  /** Absent if an issue is an error. */
  readonly policy: PolicyCore | undefined;
  readonly issues: readonly CorsIssue[];
}

/**
 * Turns options into a policy, or into a list of everything that is wrong with them. Given a policy, returns its core.
 * Does not throw, and later changes to the options have no effect.
 *
 * @param warn called later, for entries of lists that an origin function returns
 */
export function normalize(options: unknown, warn: (issue: CorsIssue) => void = () => undefined): NormalizedOptions {
  try {
    return isPolicy(options) ? { policy: coreOf(options), issues: [] } : makePolicy(options, warn);
  } catch (error) {
    // reading a getter or a proxy runs the application's code
    return { policy: undefined, issues: [createIssue(...loadAdvice().unreadableOptions(error))] };
  }
}

function makePolicy(options: unknown, warn: (issue: CorsIssue) => void): NormalizedOptions {
  const { settings, issues, guarded } = readSettings(options);
  if (issues.some(({ severity }) => severity === 'error')) return { policy: undefined, issues };
  const allowOrigin = withListMatcher(settings, warn);
  return {
    policy: Object.freeze({ ...settings, allowOrigin, responses: buildResponses(settings), guarded }),
    issues,
  };
}

function withListMatcher(settings: CorsSettings, warn: (issue: CorsIssue) => void): CorsSettings['allowOrigin'] {
  const { allowOrigin } = settings;
  if (allowOrigin.kind !== 'function') return allowOrigin;
  return Object.freeze({ ...allowOrigin, matchesList: createReturnedListMatcher(settings, warn) });
}

/** Returns the policy, or throws a `CorsConfigError` with all errors; warnings go to `warn`. */
export function policyOf(
  options: unknown,
  warn: (issue: CorsIssue) => void,
  caller?: (...args: never) => unknown,
): PolicyCore {
  const { policy, issues } = normalize(options, warn);
  for (const issue of issues) if (issue.severity === 'warning') warn(issue);
  if (policy === undefined)
    throw new CorsConfigError(
      issues.filter(({ severity }) => severity === 'error'),
      undefined,
      caller,
    );
  return policy;
}

/** Puts a core inside an object, where every copy of corsmith in the process finds it. */
export function toOpaque<Methods extends object>(core: PolicyCore, methods: Methods): Methods & OpaquePolicy {
  return Object.freeze(Object.defineProperty(methods, CORE, { value: core }) as Methods & OpaquePolicy); // just defined
}

export function isPolicy(value: unknown): value is OpaquePolicy {
  return typeof value === 'object' && value !== null && CORE in value && Object.hasOwn(value, CORE);
}

export function coreOf(policy: OpaquePolicy): PolicyCore {
  return policy[CORE] as PolicyCore; // only `toOpaque` defines it
}
