import { createIssueCollector, type IssueCollector } from '../options/issue-collector.ts';
import type { CorsIssue } from '../options/issues.ts';
import { OPTION_NAMES } from '../options/options.ts';
import type { RawOptions } from '../options/raw-options.ts';
import { LONGEST_MAX_AGE } from '../options/read-numbers.ts';
import { readSettings } from '../options/read-options.ts';
import { isPattern } from '../origin/parse-entry.ts';
import { normalizeMethod } from '../standard/methods.ts';
import { formatValue } from '../standard/text.ts';
import { COMPAT_NAMES, own } from './written.ts';

/**
 * What the strict entry says of these options, and what npm `cors` makes of them beside. All of it is told, none of it
 * thrown; `dangerouslyAllow` silences what it names.
 */
export function checkOptions(written: RawOptions): readonly CorsIssue[] {
  const report = createIssueCollector(new Set());
  const strict: Record<string, unknown> = {};
  for (const name of Object.keys(written)) {
    if (name === 'headers') continue;
    if (isStrictOnly(name)) report.addIssue('unknown-option', name, 'it does nothing here', 'Use the strict entry');
    else strict[name] = written[name];
  }
  const allowedHeaders = own(written, 'allowedHeaders') || own(written, 'headers');
  if (allowedHeaders !== undefined) strict['allowedHeaders'] = allowedHeaders;
  if ('origin' in strict) strict['origin'] = plainOrigin(strict['origin']);
  if (isDigits(strict['optionsSuccessStatus'])) strict['optionsSuccessStatus'] = Number(strict['optionsSuccessStatus']);
  if (isDigits(strict['maxAge'])) strict['maxAge'] = Number(strict['maxAge']);
  if (isOverLimit(strict['maxAge'])) {
    report.addIssue(
      'max-age-over-limit',
      'maxAge',
      `${strict['maxAge']} is more than any browser keeps`,
      `Write ${LONGEST_MAX_AGE} or less`,
    );
    delete strict['maxAge'];
  }
  checkPatterns(strict['origin'], report);
  checkCase(strict['methods'], report);
  checkWildcard(strict, report);
  return [...readSettings(strict).issues, ...report.issues()];
}

function isStrictOnly(name: string): boolean {
  return OPTION_NAMES.includes(name) && !COMPAT_NAMES.includes(name) && name !== 'dangerouslyAllow';
}

/** One origin, or a flat list of them: npm `cors` walks into lists, and takes everything that is falsy for `false`. */
function plainOrigin(origin: unknown): unknown {
  if (Array.isArray(origin)) return origin.flat(Number.POSITIVE_INFINITY).map(primitive);
  return primitive(origin) || (origin === false ? false : null);
}

function primitive(value: unknown): unknown {
  return value instanceof String ? String(value) : value;
}

function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d+$/.test(value);
}

function isOverLimit(value: unknown): boolean {
  return typeof value === 'number' && value > LONGEST_MAX_AGE;
}

function checkPatterns(origin: unknown, report: IssueCollector): void {
  const entries: readonly unknown[] = Array.isArray(origin) ? origin : [origin];
  for (const [index, entry] of entries.entries()) {
    if (typeof entry !== 'string' || entry === '*' || !isPattern(entry)) continue;
    report.addIssue(
      'invalid-origin',
      Array.isArray(origin) ? `origin[${index}]` : 'origin',
      `npm cors knows no patterns, so ${formatValue(entry)} matches no origin`,
      'Write a RegExp from ^ to $, or use the strict entry',
    );
  }
}

function checkCase(methods: unknown, report: IssueCollector): void {
  const entries: readonly unknown[] = Array.isArray(methods) ? methods : String(methods).split(',');
  for (const [index, entry] of entries.entries()) {
    const method = String(entry).trim();
    if (normalizeMethod(method) === method) continue;
    report.addIssue(
      'invalid-method',
      Array.isArray(methods) ? `methods[${index}]` : 'methods',
      `browsers compare methods by case, so ${formatValue(method)} allows nothing`,
      `Write ${formatValue(normalizeMethod(method))}`,
    );
  }
}

/** The strict entry says what was asked in the place of this wildcard; npm `cors` sends it, and browsers do not read it. */
function checkWildcard({ allowedHeaders, credentials }: RawOptions, report: IssueCollector): void {
  if (credentials !== true || ![allowedHeaders].flat().includes('*')) return;
  report.addIssue(
    'wildcard-with-credentials',
    'allowedHeaders',
    'browsers do not read "*" as a wildcard in answers with credentials',
    'Leave allowedHeaders out, or list the names',
  );
}
