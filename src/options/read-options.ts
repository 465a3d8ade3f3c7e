import type { OriginRule } from '../origin/origin-rule.ts';
import { formatValue } from '../standard/text.ts';
import { createIssueCollector, type IssueCollector } from './issue-collector.ts';
import { type CorsIssue, isWaivable } from './issues.ts';
import { OPTION_NAMES } from './options.ts';
import { type NameList, type RawOptions, toRawOptions } from './raw-options.ts';
import { type EnforceSettings, readEnforce } from './read-enforce.ts';
import { readAllowedHeaders, readExposedHeaders, readMethods, readVary } from './read-lists.ts';
import { readOrigin } from './read-origin.ts';
import { checkOptionNames } from './unknown-options.ts';

/** What options mean: complete, checked, frozen. */
export interface CorsSettings {
  readonly allowOrigin: OriginRule;
  readonly methods: NameList;
  readonly allowedHeaders: NameList;
  readonly exposedHeaders: NameList;
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
  const written = toRawOptions(options);
  const report = createIssueCollector(readWaivers(written));
  if (written === undefined) {
    report.addIssue(
      'invalid-type',
      '',
      `${formatValue(options)} is no options object`,
      'Write an object, a string or a list',
    );
  }
  const known = written ?? {};
  checkOptionNames(Object.keys(known), OPTION_NAMES, '', report);
  checkWaivers(known, report);
  const credentials = readBoolean(known, 'credentials', report);
  const origin = readOrigin(known, credentials, readTimeout(known, report), report);
  const settings: CorsSettings = {
    allowOrigin: origin,
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

function readWaivers(written: RawOptions | undefined): ReadonlySet<string> {
  const list = written?.['dangerouslyAllow'];
  return new Set(Array.isArray(list) ? list.filter((code) => typeof code === 'string') : []);
}

function checkWaivers(written: RawOptions, report: IssueCollector): void {
  const list = written['dangerouslyAllow'];
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    report.addIssue(
      'invalid-type',
      'dangerouslyAllow',
      `${formatValue(list)} is no list`,
      'Write a list of issue codes',
    );
    return;
  }
  for (const [index, code] of list.entries()) {
    if (typeof code === 'string' && isWaivable(code)) continue;
    const message = `${formatValue(code)} is no error that can be waived`;
    report.addIssue('unknown-waiver', `dangerouslyAllow[${index}]`, message, "Copy the error's code");
  }
}

function readBoolean(written: RawOptions, name: string, report: IssueCollector): boolean {
  const { [name]: value = false } = written;
  if (typeof value === 'boolean') return value;
  report.addIssue('invalid-type', name, `${formatValue(value)} is no boolean`, 'Write true or false');
  return false;
}

/** https://fetch.spec.whatwg.org/#http-access-control-max-age */
function readMaxAge(written: RawOptions, report: IssueCollector): number | undefined {
  const { maxAge: value } = written;
  if (value === undefined) return undefined;
  if (!isWithin(value, 0, Number.MAX_VALUE) || !Number.isInteger(value)) {
    const fix = value === -1 ? 'Write 0 for no caching' : 'Write whole seconds from 0 to 86400';
    report.addIssue('invalid-max-age', 'maxAge', `browsers would ignore ${formatValue(value)}`, fix);
    return undefined;
  }
  if (value > LONGEST_MAX_AGE) {
    const message = `no browser keeps an answer for ${value} s; ${LONGEST_MAX_AGE} is sent`;
    report.addIssue('max-age-over-limit', 'maxAge', message, `Write ${LONGEST_MAX_AGE} or less`);
  }
  return Math.min(value, LONGEST_MAX_AGE);
}

/** https://fetch.spec.whatwg.org/#ok-status */
function readStatus(written: RawOptions, report: IssueCollector): number {
  const { optionsSuccessStatus: value = 204 } = written;
  if (isWithin(value, 200, 299) && Number.isInteger(value)) return value;
  const message = `browsers take no ${formatValue(value)} for success, only 200 to 299`;
  report.addIssue('invalid-success-status', 'optionsSuccessStatus', message, 'Write 204, or 200 for very old clients');
  return 204;
}

function readTimeout(written: RawOptions, report: IssueCollector): number {
  const { originTimeout: value = 10_000 } = written;
  if (isWithin(value, 1, LONGEST_TIMEOUT)) return value;
  const message = `${formatValue(value)} is no time to wait`;
  report.addIssue('invalid-timeout', 'originTimeout', message, `Write milliseconds from 1 to ${LONGEST_TIMEOUT}`);
  return 10_000;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
