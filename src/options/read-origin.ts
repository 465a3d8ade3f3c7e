import type { OriginRule } from '../origin/origin-rule.ts';
import type { IssueCollector } from './issue-collector.ts';
import { loadAdvice } from './load-advice.ts';
import type { RawOptions } from './raw-options.ts';
import { readOriginList } from './read-origin-list.ts';

const OFF: OriginRule = Object.freeze({ kind: 'off' });
const ANY: OriginRule = Object.freeze({ kind: 'any' });

/** The rule for `origin`; use it only if no issue is an error. */
export function readOrigin(
  written: RawOptions,
  credentials: boolean,
  timeout: number,
  issues: IssueCollector,
): OriginRule {
  const value = 'origin' in written ? written['origin'] : '*';
  if (value === false) return OFF;
  if (value === '*') return readAny('origin' in written, credentials, issues);
  if (value === true) return readReflected(credentials, issues);
  // the user's own function, with the type that the options declare
  if (typeof value === 'function')
    return Object.freeze({ kind: 'function', call: value as never, parameters: value.length, timeout });
  // cookies and the guard both trust the origin
  const trusting = credentials || written['enforce'] !== undefined;
  if (value === undefined || value === null || value === '') {
    issues.addIssue(...loadAdvice().missingOrigin(value, trusting));
    return OFF;
  }
  if (Array.isArray(value) && value.length === 0) {
    issues.addIssue(...loadAdvice().emptyOrigins());
    return OFF;
  }
  return readOriginList(value, trusting, issues);
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function readAny(explicit: boolean, credentials: boolean, issues: IssueCollector): OriginRule {
  if (credentials) issues.addIssue(...loadAdvice().anyOriginWithCredentials(explicit));
  return ANY;
}

function readReflected(credentials: boolean, issues: IssueCollector): OriginRule {
  if (!credentials) return ANY;
  issues.addIssue(...loadAdvice().reflectedOriginWithCredentials());
  return Object.freeze({ kind: 'reflected' });
}
