import { describe, expect, test } from 'vitest';
import {
  CorsConfigError,
  type CorsIssue,
  type CorsIssueCode,
  isWaivable,
  isWarning,
} from '../../src/options/issues.ts';
import { normalize, policyOf } from '../../src/policy/policy.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';
import { ERROR_ROWS } from './all-rows.ts';
import { type IssueRow, NONE } from './issue-row.ts';
import { WAIVABLE_ROWS, WARNING_ROWS } from './lenient-rows.ts';
import { SOUND_OPTIONS } from './sound-options.ts';

/** Raised by requests, not by options. */
const AT_RUN_TIME: readonly CorsIssueCode[] = ['layered-policies', 'called-twice'];

const brief = (issues: readonly CorsIssue[]) => issues.map(({ code, severity, path }) => ({ code, severity, path }));

function expectIssues({ options, issues }: IssueRow, severity: 'error' | 'warning'): void {
  const found = normalize(options);
  expect(brief(found.issues)).toEqual(issues.map(([code, path]) => ({ code, severity, path })));
  for (const [index, [, , ...replacement]] of issues.entries()) {
    const issue = found.issues[index];
    const actual = issue !== undefined && 'replacement' in issue ? issue.replacement : NONE;
    if (replacement.length > 0) expect(actual).toEqual(replacement[0]);
  }
  expect(found.policy === undefined).toBe(severity === 'error' && issues.length > 0);
}

test.each(ERROR_ROWS)('error: $options', (row) => expectIssues(row, 'error'));
test.each(WARNING_ROWS)('warning: $options', (row) => expectIssues(row, 'warning'));
test.each(SOUND_OPTIONS.map((options) => ({ options, issues: [] })))('sound: $options', (row) =>
  expectIssues(row, 'warning'),
);

describe('waivable', () => {
  test.each(WAIVABLE_ROWS)('$options', (row) => expectIssues(row, 'error'));

  test.each(WAIVABLE_ROWS)('waived: $options', ({ options, issues }) => {
    const dangerouslyAllow = issues.map(([code]) => code);
    const waived = normalize({ ...Object(options), dangerouslyAllow });
    expect(waived.issues).toEqual([]);
    expect(waived.policy).toBeDefined();
  });
});

test('every code has a row', () => {
  const raised = [ERROR_ROWS, WAIVABLE_ROWS, WARNING_ROWS].flatMap((rows) =>
    rows.flatMap(({ issues }) => issues.map(([code]) => code)),
  );
  expect(new Set([...raised, ...AT_RUN_TIME])).toEqual(new Set(ISSUE_CODES));
  expect(new Set(WAIVABLE_ROWS.flatMap(({ issues }) => issues.map(([code]) => code)))).toEqual(
    new Set(ISSUE_CODES.filter((code) => isWaivable(code) && !isWarning(code))),
  );
});

test('a single error lists all problems', () => {
  const options = {
    origin: ['https://a.example/', 'null', '*', /b/],
    methods: ['P T', 'TRACE'],
    allowedHeaders: ['X A'],
    exposedHeaders: ['Set-Cookie'],
    credentials: 'yes',
    maxAge: -1,
    optionsSuccessStatus: 404,
    originTimeout: 0,
    enforce: 'no',
    allowHeaders: 'X-A',
    dangerouslyAllow: ['everything', 'credentialed-any-origin'],
  };
  const { issues } = normalize(options);
  const errors: readonly (readonly [string, string])[] = [
    ['unknown-option', 'allowHeaders'],
    ['unknown-waiver', 'dangerouslyAllow[0]'],
    ['invalid-type', 'credentials'],
    ['invalid-timeout', 'originTimeout'],
    ['invalid-origin', 'origin[0]'],
    ['null-origin', 'origin[1]'],
    ['wildcard-in-list', 'origin[2]'],
    ['unanchored-regexp', 'origin[3]'],
    ['invalid-method', 'methods[0]'],
    ['invalid-header-name', 'allowedHeaders[0]'],
    ['invalid-max-age', 'maxAge'],
    ['invalid-success-status', 'optionsSuccessStatus'],
    ['invalid-type', 'enforce'],
  ];
  const found = (severity: string) =>
    issues.filter((issue) => issue.severity === severity).map(({ code, path }) => [code, path]);
  expect(found('error')).toEqual(errors);
  expect(found('warning')).toEqual([
    ['useless-method', 'methods[1]'],
    ['useless-header-name', 'exposedHeaders[0]'],
    ['unused-waiver', 'dangerouslyAllow'],
  ]);
  const thrown = thrownBy(() => policyOf(options, () => {}));
  expect(thrown.issues.map(({ code, path }) => [code, path])).toEqual(errors);
  expect(thrown).toBeInstanceOf(TypeError);
  expect(thrown).toMatchObject({ name: 'CorsConfigError', code: 'ERR_CORS_CONFIG' });
  expect(thrown.message.split('\n')).toHaveLength(errors.length + 2);
  for (const { path, fix, code } of thrown.issues) {
    expect(thrown.message).toContain(`\n  - ${path}: `);
    expect(thrown.message).toContain(`${fix} [${code}]`);
  }
});

test('issues are frozen, and their sentences are punctuated correctly', () => {
  for (const { options } of [...ERROR_ROWS, ...WAIVABLE_ROWS, ...WARNING_ROWS]) {
    const { issues } = normalize(options);
    for (const issue of issues) {
      expect(Object.isFrozen(issue)).toBe(true);
      expect(issue.message).toMatch(/^[^\p{Cc}\p{Cf}]{4,600}$/u);
      expect(issue.fix).toMatch(/^[A-Z][^\p{Cc}\p{Cf}]{4,500}$/u);
      expect(issue.message + issue.fix).not.toMatch(/\.$/);
    }
  }
});

function thrownBy(run: () => unknown): CorsConfigError {
  try {
    run();
  } catch (error) {
    if (error instanceof CorsConfigError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
