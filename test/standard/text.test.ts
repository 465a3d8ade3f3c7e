import { expect, test } from 'vitest';
import { formatCode } from '../../src/standard/format-code.ts';
import { escapeControls, formatValue } from '../../src/standard/text.ts';

test.each([
  ['m\u00fcnchen \u202e\ud800', '"m\u00fcnchen \\u202e\\ud800"'],
  [new URL('https://a.example/'), 'the URL object "https://a.example/"'],
  [new Set(['a']), 'a Set'],
  [new (class Abc {})(), 'an Abc'],
  [new (class CorsError {})(), 'a CorsError'],
  [new (class {})(), 'an object'],
  [[() => 1, ['b']], '[a function, ["b"]]'],
  [Object.create(null), '{}'],
  ['a"b', '"a\\"b"'],
  ['\u0000\u001b\u007f\u009b\u2028\u00e9', '"\\u0000\\u001b\\u007f\\u009b\\u2028\u00e9"'],
  [undefined, 'undefined'],
  [null, 'null'],
  [5, '5'],
  [5n, '5n'],
  [Symbol('x'), 'Symbol(x)'],
  [() => 'secret', 'a function'],
  [/a\/b/g, '/a\\/b/g'],
  [new Error('boom'), 'Error: boom'],
  [['a', 1], '["a", 1]'],
  [{ a: '\u009b' }, '{"a":"\\u009b"}'],
  [{ toJSON: () => undefined }, 'an object'],
  [{ a: 1n }, 'an object'],
])('row %#: %o', (value, shown) => {
  expect(formatValue(value)).toBe(shown);
});

test('cuts long values', () => {
  expect(formatValue('x'.repeat(118))).toBe(`"${'x'.repeat(118)}"`);
  expect(formatValue('x'.repeat(119))).toBe(`"${'x'.repeat(115)}..."`);
});

test('reads only as much of a list as it shows', () => {
  const list = Array.from({ length: 200 }, () => 1);
  Object.defineProperty(list, 150, { get: () => expect.unreachable() });
  expect(formatValue(list)).toBe(`[${'1, '.repeat(38)}1...]`);
});

test('escapes control characters', () => {
  expect(escapeControls('a\r\nb\tc ~')).toBe('a\\u000d\\u000ab\\u0009c ~');
  expect(escapeControls('\u{e0041}')).toBe('\\udb40\\udc41');
});

test.each([
  ['it\'s "a" \\ b\n\u200b', "'it\\'s \"a\" \\\\ b\\n\\u200b'"],
  [['a', ['b'], 5, true], "['a', ['b'], 5, true]"],
  [/a\.b$/i, '/a\\.b$/i'],
  [undefined, 'undefined'],
])('formats %j as code', (value, code) => {
  expect(formatCode(value)).toBe(code);
  if (!(value instanceof RegExp)) expect(new Function(`return ${code}`)()).toEqual(value);
});
