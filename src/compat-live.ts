import { diagnose } from './compat-diagnosis.ts';
import { type CompatFields, readFields } from './compat-fields.ts';
import { type CompatOrigin, readAnsweredOrigin, readCompatOrigin } from './compat-origin.ts';
import { compatPolicy } from './compat-policy.ts';
import { asCompatOptions, COMPAT_NAMES, own } from './compat-written.ts';
import { CorsConfigError, type CorsIssue } from './issues.ts';
import type { PolicyCore } from './policy.ts';
import { createReport, type Report } from './report.ts';
import type { Written } from './written.ts';

/** A function of the application's that answers by callback, as npm `cors` calls it. */
export type Callable = (subject: never, callback: (error: unknown, value?: unknown) => void) => unknown;

/** What options mean at this moment. */
export interface CompatReading {
  readonly policy: PolicyCore;
  /** The origin function, where there is one. */
  readonly asks: Callable | undefined;
  /** The policy that an origin function's answer chooses. */
  readonly answered: (origin: unknown) => PolicyCore;
}

// looking closely at RegExps takes its time, and a delegate may write new ones for every request
const MOST_DIAGNOSES = 20;

/**
 * Reads options anew at each request, since npm `cors` does, and makes a policy of them only when a value or an entry of
 * a list is no longer the same.
 */
export function liveReader(warn: (issue: CorsIssue) => void): (options: unknown) => CompatReading {
  let diagnoses = 0;
  let fieldsAt: readonly unknown[] = [];
  let originAt: unknown;
  let fields: CompatFields | undefined;
  let reading: CompatReading | undefined;

  return function read(options) {
    const written = asCompatOptions(options);
    const origin = originOf(written);
    if (fields === undefined || !isUnchanged(written, fieldsAt)) {
      reading = undefined;
      fields = checked((report) => readFields(written, report));
      fieldsAt = FIELD_NAMES.map((name) => copy(own(written, name)));
    } else if (reading !== undefined && isSame(origin, originAt)) return reading;
    reading = undefined;
    const read = checked((report) => readCompatOrigin(origin, report));
    if (diagnoses++ < MOST_DIAGNOSES) for (const issue of diagnose(written)) warn(issue);
    originAt = copy(origin);
    // the application's own, called with npm cors' parameters
    const asks = typeof origin === 'function' ? (origin as Callable) : undefined;
    reading = { policy: compatPolicy(fields, read), asks, answered: answers(fields) };
    return reading;
  };
}

const FIELD_NAMES = COMPAT_NAMES.filter((name) => name !== 'origin');

function originOf(written: Written): unknown {
  const origin = own(written, 'origin');
  return origin === undefined && !Object.hasOwn(written, 'origin') ? '*' : origin;
}

/** Remembers the last answer: most functions only say `true`. */
function answers(fields: CompatFields): (origin: unknown) => PolicyCore {
  let last: unknown;
  let policy: PolicyCore | undefined;
  return (answer) => {
    if (policy !== undefined && isSame(answer, last)) return policy;
    const origin: CompatOrigin = checked((report) => readAnsweredOrigin(answer, report));
    policy = compatPolicy(fields, origin);
    last = copy(answer);
    return policy;
  };
}

function checked<T>(read: (report: Report) => T): T {
  const report = createReport(new Set());
  const value = read(report);
  const issues = report.issues();
  if (issues.length > 0) throw new CorsConfigError(issues);
  return value;
}

function isUnchanged(written: Written, then: readonly unknown[]): boolean {
  for (let index = 0; index < FIELD_NAMES.length; index++) {
    if (!isSame(own(written, FIELD_NAMES[index] as string), then[index])) return false;
  }
  return true;
}

/** Is this the value that was copied? Lists are compared entry by entry, RegExps by what is written in them. */
function isSame(now: unknown, then: unknown): boolean {
  if (now === then) return true;
  if (Array.isArray(now)) {
    if (!Array.isArray(then) || now.length !== then.length) return false;
    for (let index = 0; index < now.length; index++) {
      if (now[index] !== then[index] && !isSame(now[index], then[index])) return false;
    }
    return true;
  }
  if (now instanceof RegExp) return then instanceof RegExp && now.source === then.source && now.flags === then.flags;
  return Object.is(now, then);
}

function copy(value: unknown): unknown {
  return Array.isArray(value) ? value.map(copy) : value;
}
