import { formatValue } from '../standard/text.ts';
import { type Advice, type IssueCollector, removeOption, replaceWith } from './issue-collector.ts';
import type { RawOptions } from './raw-options.ts';

export const LONGEST_MAX_AGE = 86400;
const LONGEST_TIMEOUT = 2 ** 31 - 1;
const DEFAULT_TIMEOUT = 10_000;

/** https://fetch.spec.whatwg.org/#http-access-control-max-age */
export function readMaxAge(written: RawOptions, issues: IssueCollector): number | undefined {
  const { maxAge: value } = written;
  if (value === undefined) return undefined;
  if (!isWithin(value, 0, Number.MAX_VALUE) || !Number.isInteger(value)) {
    const message = `expected a whole number of seconds from 0 to ${LONGEST_MAX_AGE}, got ${formatValue(value)}`;
    issues.addIssue('invalid-max-age', 'maxAge', message, adviceForSeconds(value));
    return undefined;
  }
  if (value > LONGEST_MAX_AGE) {
    const message = `browsers cache a preflight for ${LONGEST_MAX_AGE} seconds at most, got ${value}`;
    issues.addIssue('max-age-over-limit', 'maxAge', message, replaceWith(LONGEST_MAX_AGE));
  }
  return Math.min(value, LONGEST_MAX_AGE);
}

function adviceForSeconds(value: unknown): Advice {
  if (value === -1) return replaceWith(0, ', which turns caching off');
  const seconds = isNumeric(value) ? Math.floor(Number(value)) : -1;
  if (value === null) return removeOption('Remove maxAge: browsers then cache a preflight for 5 seconds');
  return seconds >= 0 ? replaceWith(Math.min(seconds, LONGEST_MAX_AGE)) : 'Write a number of seconds';
}

function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'number' || typeof value === 'bigint' || (typeof value === 'string' && /^\s*\d+\s*$/.test(value))
  );
}

/** https://fetch.spec.whatwg.org/#ok-status */
export function readStatus(written: RawOptions, issues: IssueCollector): number {
  const { optionsSuccessStatus: value = 204 } = written;
  if (isWithin(value, 200, 299) && Number.isInteger(value)) return value;
  const message = `a preflight succeeds only with a status from 200 to 299, got ${formatValue(value)}`;
  const meant = isNumeric(value) && isWithin(Number(value), 200, 299) ? Math.floor(Number(value)) : 204;
  issues.addIssue('invalid-success-status', 'optionsSuccessStatus', message, replaceWith(meant));
  return 204;
}

export function readOriginTimeout(written: RawOptions, issues: IssueCollector): number {
  const { originTimeout: value = DEFAULT_TIMEOUT } = written;
  if (isWithin(value, 1, LONGEST_TIMEOUT)) return value;
  const message = `expected milliseconds from 1 to ${LONGEST_TIMEOUT}, got ${formatValue(value)}`;
  const meant = isNumeric(value) && isWithin(Number(value), 1, LONGEST_TIMEOUT) ? Number(value) : DEFAULT_TIMEOUT;
  issues.addIssue('invalid-timeout', 'originTimeout', message, replaceWith(meant));
  return DEFAULT_TIMEOUT;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
