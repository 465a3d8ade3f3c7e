import { expect, test } from 'vitest';
import { createIssueCollector } from '../../src/options/issue-collector.ts';
import { CorsConfigError, createIssue, formatIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';

test('leaves out errors that are waived', () => {
  const report = createIssueCollector(new Set(['null-origin', 'unanchored-regexp']));
  report.addIssue('null-origin', 'origin', 'm', 'f');
  report.addIssue('invalid-type', 'origin', 'm', 'f');
  expect(report.issues().map(({ code, path }) => [code, path])).toEqual([
    ['invalid-type', 'origin'],
    ['unused-waiver', 'dangerouslyAllow'],
  ]);
});

test('does not waive what cannot be waived', () => {
  const { issues } = normalize({ origin: 'a', dangerouslyAllow: ['invalid-origin', 'nonsense', true] });
  expect(issues.map(({ code, path }) => [code, path])).toEqual([
    ['unknown-waiver', 'dangerouslyAllow[0]'],
    ['unknown-waiver', 'dangerouslyAllow[1]'],
    ['unknown-waiver', 'dangerouslyAllow[2]'],
    ['invalid-origin', 'origin'],
  ]);
});

test('formats an issue with its path and link', () => {
  const issue = { code: 'invalid-type', severity: 'error', message: 'm', fix: 'F' } as const;
  expect(formatIssue({ ...issue, path: 'origin[2]' })).toBe('origin[2]: m. F [invalid-type]');
  expect(formatIssue({ ...issue, path: '' })).toBe('m. F [invalid-type]');
});

test('counts warnings with one code, and keeps every error', () => {
  const collector = createIssueCollector(new Set());
  for (let index = 0; index < 100_000; index++) collector.addIssue('duplicate-entry', `origin[${index}]`, 'm', 'f');
  for (let index = 0; index < 3; index++) collector.addIssue('invalid-origin', `origin[${index}]`, 'm', 'f');
  expect(collector.issues().map(({ path, message }) => [path, message])).toEqual([
    ['origin[0]', 'm (and 99999 more like this)'],
    ['origin[0]', 'm'],
    ['origin[1]', 'm'],
    ['origin[2]', 'm'],
  ]);
});

test('an error lists 20 issues and counts the rest', () => {
  const issues = Array.from({ length: 50_000 }, () => createIssue('invalid-origin', 'origin[0]', 'm', 'F'));
  const error = new CorsConfigError(issues);
  expect(error.issues).toHaveLength(50_000);
  expect(error.message.split('\n  - ')).toHaveLength(21);
  expect(error.message).toMatch(/\n {2}\(and 49980 more\)\n {2}Run npx corsmith help invalid-origin$/);
});
