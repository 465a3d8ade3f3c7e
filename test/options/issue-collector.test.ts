import { expect, test } from 'vitest';
import { createIssueCollector } from '../../src/options/issue-collector.ts';
import { formatIssue } from '../../src/options/issues.ts';
import { escapeControls, formatValue } from '../../src/standard/text.ts';

test.each([
  ['a"b', '"a\\"b"'],
  ['\u0000\u001b\u007f\u009b\u2028\u00e9', '"\\u0000\\u001b\\u007f\\u009b\\u2028\\u00e9"'],
  [undefined, 'undefined'],
  [null, 'null'],
  [5, '5'],
  [5n, '5'],
  [Symbol('x'), 'Symbol(x)'],
  [() => 'secret', 'a function'],
  [/a\/b/g, '/a\\/b/g'],
  [new Error('boom'), 'Error: boom'],
  [['a', 1], '["a",1]'],
  [{ a: '\u009b' }, '{"a":"\\u009b"}'],
  [{ toJSON: () => undefined }, 'an object'],
  [{ a: 1n }, 'an object'],
])('row %#: %o', (value, shown) => {
  expect(formatValue(value)).toBe(shown);
});

test('what is long is cut', () => {
  expect(formatValue('x'.repeat(118))).toBe(`"${'x'.repeat(118)}"`);
  expect(formatValue('x'.repeat(119))).toBe(`"${'x'.repeat(116)}...`);
});

test('control characters are escaped', () => {
  expect(escapeControls('a\r\nb\tc ~')).toBe('a\\u000d\\u000ab\\u0009c ~');
});

test('only what is waived and waivable is left out', () => {
  const report = createIssueCollector(new Set(['null-origin', 'invalid-type', 'unanchored-regexp', 'nonsense']));
  report.addIssue('null-origin', 'origin', 'm', 'f');
  report.addIssue('invalid-type', 'origin', 'm', 'f');
  expect(report.issues().map(({ code, path }) => [code, path])).toEqual([
    ['invalid-type', 'origin'],
    ['unused-waiver', 'dangerouslyAllow'],
  ]);
});

test('a problem for a person', () => {
  const issue = { code: 'invalid-type', severity: 'error', message: 'm', fix: 'F' } as const;
  const see = '\n    See node_modules/corsmith/docs/errors.md#invalid-type';
  expect(formatIssue({ ...issue, path: 'origin[2]' })).toBe(`origin[2]: m. F${see}`);
  expect(formatIssue({ ...issue, path: '' })).toBe(`m. F${see}`);
});
