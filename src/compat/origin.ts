import type { IssueCollector } from '../options/issue-collector.ts';
import type { OriginRule } from '../origin/origin-rule.ts';
import { withoutState } from '../origin/regexp/without-state.ts';
import { formatValue } from '../standard/text.ts';
import { isFieldValue } from './fields.ts';

/** What `origin`, or the answer of an origin function, means to npm `cors`. */
export interface CompatOrigin {
  readonly rule: OriginRule;
  /** What is sent to everyone, matching or not; absent where the request's own origin is sent, or nothing. */
  readonly constant: string | undefined;
  readonly vary: readonly string[];
}

const VARY: readonly string[] = ['Origin'];
const OFF: CompatOrigin = { rule: { kind: 'off' }, constant: undefined, vary: [] };
const ANY: CompatOrigin = { rule: { kind: 'any' }, constant: '*', vary: [] };

/** An origin function never waits in vain, but a slow look-up is let finish. */
export const COMPAT_TIMEOUT = 60_000;

/** Reads `origin`; only to be used where the report has no issue. */
export function readCompatOrigin(value: unknown, report: Pick<IssueCollector, 'addIssue'>): CompatOrigin {
  // the caller's own function; the middleware asks it with npm cors' parameters
  if (typeof value === 'function')
    return {
      rule: { kind: 'function', call: value as never, timeout: COMPAT_TIMEOUT },
      constant: undefined,
      vary: VARY,
    };
  const origin = value instanceof String ? String(value) : value;
  if (!origin) return OFF;
  if (origin === '*') return ANY;
  if (typeof origin === 'string') return readFixed(origin, report);
  return readMatched(origin, report);
}

/** Reads what an origin function answered, if it did not refuse; an answer always depends on the origin. */
export function readAnsweredOrigin(value: unknown, report: Pick<IssueCollector, 'addIssue'>): CompatOrigin {
  if (typeof value === 'function') report.addIssue('invalid-type', 'origin', 'a function answered a function', FIX);
  const origin = readCompatOrigin(value, report);
  return origin.vary.length === 0 ? { ...origin, vary: VARY } : origin;
}

const FIX = 'Write a string, a RegExp, a list of them, a function, true or false';

function readFixed(origin: string, report: Pick<IssueCollector, 'addIssue'>): CompatOrigin {
  if (!isFieldValue(origin)) {
    report.addIssue(
      'invalid-origin',
      'origin',
      `${formatValue(origin)} holds a character that no header can bear`,
      'Write scheme://host, or scheme://host:port',
    );
  }
  const rule: OriginRule = { kind: 'lenient', everyone: false, exact: new Set([origin]), regexps: [] };
  return { rule, constant: origin, vary: VARY };
}

function readMatched(value: unknown, report: Pick<IssueCollector, 'addIssue'>): CompatOrigin {
  const exact = new Set<string>();
  const regexps: RegExp[] = [];
  let everyone = false;
  const read = (entry: unknown, path: string): void => {
    if (Array.isArray(entry)) for (const [index, inner] of entry.entries()) read(inner, `${path}[${index}]`);
    else if (entry instanceof RegExp) regexps.push(entry.global || entry.sticky ? withoutState(entry) : entry);
    else if (typeof entry === 'string' || entry instanceof String) exact.add(String(entry));
    else if (entry === true) everyone = true;
    else if (entry) report.addIssue('invalid-type', path, `${formatValue(entry)} would allow every origin`, FIX);
  };
  read(value, 'origin');
  return { rule: { kind: 'lenient', everyone, exact, regexps }, constant: undefined, vary: VARY };
}
