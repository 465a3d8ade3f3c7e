import type { IssueCollector } from './issue-collector.ts';
import { DEFAULT_STATUS, DEFAULT_TIMEOUT, isStatus, isTimeout, LONGEST_MAX_AGE } from './limits.ts';
import { loadAdvice } from './load-advice.ts';
import type { RawOptions } from './raw-options.ts';

/** https://fetch.spec.whatwg.org/#http-access-control-max-age */
export function readMaxAge({ maxAge: value }: RawOptions, issues: IssueCollector): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    issues.addIssue(...loadAdvice().invalidMaxAge(value));
    return undefined;
  }
  if (value > LONGEST_MAX_AGE) issues.addIssue(...loadAdvice().maxAgeOverLimit(value));
  return Math.min(value, LONGEST_MAX_AGE);
}

export function readStatus(
  { optionsSuccessStatus: value = DEFAULT_STATUS }: RawOptions,
  issues: IssueCollector,
): number {
  if (isStatus(value)) return value;
  issues.addIssue(...loadAdvice().invalidStatus(value));
  return DEFAULT_STATUS;
}

export function readOriginTimeout(
  { originTimeout: value = DEFAULT_TIMEOUT }: RawOptions,
  issues: IssueCollector,
): number {
  if (isTimeout(value)) return value;
  issues.addIssue(...loadAdvice().invalidTimeout(value));
  return DEFAULT_TIMEOUT;
}

export function readBoolean(written: RawOptions, name: string, issues: IssueCollector): boolean {
  const { [name]: value = false } = written;
  if (typeof value === 'boolean') return value;
  issues.addIssue(...loadAdvice().invalidBoolean(name, value));
  return false;
}
