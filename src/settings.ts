import { type EnforceSettings, readEnforce } from './enforce-settings.ts';
import { type CorsIssue, isWaivable } from './issues.ts';
import { readAllowedHeaders, readExposedHeaders, readMethods, readVary } from './lists.ts';
import { OPTION_NAMES } from './options.ts';
import type { OriginRule } from './origin.ts';
import { readOrigin } from './origin-settings.ts';
import { createReport, type Report, show } from './report.ts';
import { nearestName } from './spelling.ts';
import { asWritten, type Names, type Written } from './written.ts';

/** What options mean: complete, checked, frozen. */
export interface CorsSettings {
  readonly origin: OriginRule;
  readonly methods: Names;
  readonly allowedHeaders: Names;
  readonly exposedHeaders: Names;
  readonly credentials: boolean;
  /** Seconds. */
  readonly maxAge: number | undefined;
  readonly preflightContinue: boolean;
  readonly optionsSuccessStatus: number;
  readonly vary: readonly string[];
  readonly enforce: EnforceSettings | undefined;
}

export const LONGEST_MAX_AGE = 86400;
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Reads options of any shape. The settings are only to be used where no issue is an error. */
export function readSettings(options: unknown): {
  readonly settings: CorsSettings;
  readonly issues: readonly CorsIssue[];
} {
  const written = asWritten(options);
  const report = createReport(readWaivers(written));
  if (written === undefined) {
    report.add(
      'invalid-type',
      '',
      `${show(options)} is no options object`,
      'Write an object, or an origin as a string or a list',
    );
  }
  const known = written ?? {};
  checkNames(known, report);
  checkWaivers(known, report);
  const credentials = readBoolean(known, 'credentials', report);
  const origin = readOrigin(known, credentials, readTimeout(known, report), report);
  const settings: CorsSettings = {
    origin,
    methods: readMethods(known, credentials, report),
    allowedHeaders: readAllowedHeaders(known, report),
    exposedHeaders: readExposedHeaders(known, credentials, report),
    credentials,
    maxAge: readMaxAge(known, report),
    preflightContinue: readBoolean(known, 'preflightContinue', report),
    optionsSuccessStatus: readStatus(known, report),
    vary: readVary(known, report),
    enforce: readEnforce(known, origin, report),
  };
  return { settings: Object.freeze(settings), issues: report.issues() };
}

function checkNames(written: Written, report: Report): void {
  for (const name of Object.keys(written)) {
    if (OPTION_NAMES.includes(name)) continue;
    const meant = nearestName(name, OPTION_NAMES);
    const fix = meant === undefined ? `The options are ${OPTION_NAMES.join(', ')}` : `Did you mean ${show(meant)}?`;
    report.add('unknown-option', name, `there is no option ${show(name)}, so it would do nothing`, fix);
  }
}

function readWaivers(written: Written | undefined): ReadonlySet<string> {
  const list = written?.['dangerouslyAllow'];
  return new Set(Array.isArray(list) ? list.filter((code) => typeof code === 'string') : []);
}

function checkWaivers(written: Written, report: Report): void {
  const list = written['dangerouslyAllow'];
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    report.add('invalid-type', 'dangerouslyAllow', `${show(list)} is no list`, 'Write a list of issue codes');
    return;
  }
  for (const [index, code] of list.entries()) {
    if (typeof code === 'string' && isWaivable(code)) continue;
    report.add(
      'unknown-waiver',
      `dangerouslyAllow[${index}]`,
      `${show(code)} is no error that can be waived`,
      'Copy the code from the error message',
    );
  }
}

function readBoolean(written: Written, name: string, report: Report): boolean {
  const value = written[name] ?? false;
  if (typeof value === 'boolean' && written[name] !== null) return value;
  report.add('invalid-type', name, `${show(written[name])} is no boolean`, 'Write true or false');
  return false;
}

/** https://fetch.spec.whatwg.org/#http-access-control-max-age */
function readMaxAge(written: Written, report: Report): number | undefined {
  const value = written['maxAge'];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    const fix =
      value === -1 ? 'Write 0 to keep browsers from remembering preflights' : 'Write whole seconds from 0 to 86400';
    report.add('invalid-max-age', 'maxAge', `${show(value)} is no number of seconds: browsers would ignore it`, fix);
    return undefined;
  }
  if (value > LONGEST_MAX_AGE) {
    report.add(
      'max-age-over-limit',
      'maxAge',
      `${value} is more than any browser keeps; ${LONGEST_MAX_AGE} is sent`,
      `Write ${LONGEST_MAX_AGE} or less`,
    );
  }
  return Math.min(value, LONGEST_MAX_AGE);
}

/** https://fetch.spec.whatwg.org/#ok-status */
function readStatus(written: Written, report: Report): number {
  const value = written['optionsSuccessStatus'] ?? 204;
  if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 200 &&
    value <= 299 &&
    written['optionsSuccessStatus'] !== null
  )
    return value;
  report.add(
    'invalid-success-status',
    'optionsSuccessStatus',
    `browsers take only 200 to 299 for a success, not ${show(value)}`,
    'Write 204, or 200 for very old clients',
  );
  return 204;
}

function readTimeout(written: Written, report: Report): number {
  const value = written['originTimeout'] ?? 10_000;
  if (typeof value === 'number' && value > 0 && value <= LONGEST_TIMEOUT && written['originTimeout'] !== null)
    return value;
  report.add(
    'invalid-timeout',
    'originTimeout',
    `${show(value)} is no time to wait`,
    `Write milliseconds from 1 to ${LONGEST_TIMEOUT}`,
  );
  return 10_000;
}
