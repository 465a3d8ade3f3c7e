import { CorsConfigError, type CorsIssue, createIssue } from '../options/issues.ts';
import { type CorsSettings, readSettings } from '../options/read-options.ts';
import type { OriginRule } from '../origin/origin-rule.ts';
import { formatValue } from '../standard/text.ts';
import { buildResponses, type ResponseTable } from './responses.ts';

const POLICY: unique symbol = Symbol.for('corsmith.policy') as never; // the same in every copy of this module

/** What options mean, closed and frozen, with every answer already spelled. */
export interface PolicyCore {
  readonly allowOrigin: OriginRule;
  readonly responses: ResponseTable;
  readonly settings: CorsSettings;
  /** What an outer layer has set stays, as with npm `cors`. */
  readonly keepsExistingHeaders?: boolean;
}

export interface NormalizedOptions {
  /** Absent where an issue is an error. */
  readonly policy: PolicyCore | undefined;
  readonly issues: readonly CorsIssue[];
}

/**
 * Turns options into a policy, or into the list of everything that is wrong with them; a policy stays as it is. Pure: it
 * neither throws nor warns, and later changes to the options change nothing.
 */
export function normalize(options: unknown): NormalizedOptions {
  try {
    return isPolicy(options) ? { policy: options, issues: [] } : makePolicy(options);
  } catch (error) {
    // a getter, a proxy: reading them runs code of the application's
    const issue = createIssue(
      'invalid-type',
      '',
      `reading the options threw ${formatValue(error)}`,
      'Write a plain object',
    );
    return { policy: undefined, issues: [issue] };
  }
}

function makePolicy(options: unknown): NormalizedOptions {
  const { settings, issues } = readSettings(options);
  if (issues.some(({ severity }) => severity === 'error')) return { policy: undefined, issues };
  return { policy: brand({ allowOrigin: settings.origin, responses: buildResponses(settings), settings }), issues };
}

/** The policy or, where there is an error, a `CorsConfigError` with all of them; warnings go to `warn`. */
export function policyOf(options: unknown, warn: (issue: CorsIssue) => void): PolicyCore {
  const { policy, issues } = normalize(options);
  for (const issue of issues) if (issue.severity === 'warning') warn(issue);
  if (policy === undefined) throw new CorsConfigError(issues.filter(({ severity }) => severity === 'error'));
  return policy;
}

/** Marks a policy so that every copy of corsmith in a process knows it. */
export function brand<T extends PolicyCore>(policy: T): T {
  return Object.freeze(Object.defineProperty({ ...policy }, POLICY, { value: true }));
}

export function isPolicy(value: unknown): value is PolicyCore {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, POLICY);
}
