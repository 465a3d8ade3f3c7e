import { formatValue } from '../../standard/text.ts';
import { DEFAULT_STATUS, DEFAULT_TIMEOUT, isStatus, isTimeout, LONGEST_MAX_AGE, LONGEST_TIMEOUT } from '../limits.ts';
import { type Advice, type IssueDetails, removeOption, replaceWith } from './replacements.ts';

export function invalidMaxAge(value: unknown): IssueDetails {
  const message = `expected a whole number of seconds from 0 to ${LONGEST_MAX_AGE}, got ${formatValue(value)}`;
  return ['invalid-max-age', 'maxAge', message, adviceForSeconds(value)];
}

export function maxAgeOverLimit(value: number): IssueDetails {
  const message = `expected at most ${LONGEST_MAX_AGE} seconds, the longest that browsers cache a preflight, got ${value}`;
  return ['max-age-over-limit', 'maxAge', message, replaceWith(LONGEST_MAX_AGE)];
}

export function invalidStatus(value: unknown): IssueDetails {
  const message = `expected a whole number from 200 to 299, as browsers require for a preflight, got ${formatValue(value)}`;
  const meant = isNumeric(value) ? Math.floor(Number(value)) : undefined;
  return [
    'invalid-success-status',
    'optionsSuccessStatus',
    message,
    replaceWith(isStatus(meant) ? meant : DEFAULT_STATUS),
  ];
}

export function invalidTimeout(value: unknown): IssueDetails {
  const message = `expected a number of milliseconds from 1 to ${LONGEST_TIMEOUT}, got ${formatValue(value)}`;
  if (value !== null && !isNumeric(value))
    return ['invalid-timeout', 'originTimeout', message, 'Use a number, such as 10000'];
  const meant = Number(value);
  return ['invalid-timeout', 'originTimeout', message, replaceWith(isTimeout(meant) ? meant : DEFAULT_TIMEOUT)];
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

export function invalidBoolean(path: string, value: unknown): IssueDetails {
  const found = formatValue(value);
  const meant = BOOLEANS.get(found.toLowerCase().replaceAll('"', ''));
  const advice = meant === undefined ? 'Use true or false' : replaceWith(meant);
  return ['invalid-type', path, `expected true or false, got ${found}`, advice];
}

function adviceForSeconds(value: unknown): Advice {
  if (value === -1) return replaceWith(0, ', which turns caching off');
  if (value === null) return removeOption('Remove maxAge to use the browser default of 5 seconds');
  const seconds = isNumeric(value) ? Math.floor(Number(value)) : -1;
  return seconds >= 0 ? replaceWith(Math.min(seconds, LONGEST_MAX_AGE)) : 'Use a plain number, such as 60';
}

function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'number' || typeof value === 'bigint' || (typeof value === 'string' && /^\s*\d+\s*$/.test(value))
  );
}
