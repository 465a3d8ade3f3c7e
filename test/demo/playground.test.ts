import { describe, expect, test } from 'vitest';
import { applyReplacement } from '../../src/options/apply-replacement.ts';
import type { CorsIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';

interface Literal {
  readonly value: unknown;
  readonly isEmpty: boolean;
  readonly problems: readonly { readonly from: number; readonly to: number; readonly message: string }[];
  readonly places: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const folder = new URL('../../examples/playground/app/', import.meta.url);
const { readLiteral }: { readLiteral: (text: string) => Literal } = await import(`${folder}literal.js`);
const edit: {
  changeAt: (text: string, path: string, value: unknown) => Change | undefined;
  apply: (text: string, change: Change | undefined) => string;
  withOptions: (text: string, change: object) => string;
} = await import(`${folder}edit.js`);

describe('the literal that is the argument of cors()', () => {
  test.each<readonly [string, unknown]>([
    ["'https://app.example'", 'https://app.example'],
    ['"a\\"\\n\\x41\\u0042\\u{43}\\\\"', 'a"\nABC\\'],
    ['`https://app.example`', 'https://app.example'],
    ['{}', {}],
    ['', undefined],
    ['undefined', undefined],
    ['null', null],
    ['-1', -1],
    ['1_000', 1000],
    ['NaN', Number.NaN],
    ['(true)', true],
    ["[ 'a', /* b */ 'b', // c\n ]", ['a', 'b']],
    ['/^https:\\/\\/[a/]\\.example$/i', /^https:\/\/[a/]\.example$/i],
    [
      "{ origin: ['a'], 'maxAge': 5, enforce: { publicHost: ['b'] } }",
      { origin: ['a'], maxAge: 5, enforce: { publicHost: ['b'] } },
    ],
    ["cors({ origin: 'a' })", { origin: 'a' }],
    ["app.use('/api', cors({ origin: 'a' }))", { origin: 'a' }],
    ['createPolicy()', undefined],
    ['{ "__proto__": 1 }', JSON.parse('{"__proto__": 1}')],
  ])('%s', (text, value) => {
    const literal = readLiteral(text);
    expect(literal.problems).toEqual([]);
    expect(literal.value).toEqual(value);
  });

  test.each([
    ['{ origin: process.env.ORIGIN }', 'process.env.ORIGIN'],
    ['{ origin: () => true }', '() => true'],
    ['{ origin: `\u0024{a}` }', '`\u0024{a}`'],
    ['{ ...options }', '...options'],
    ['{ origin }', 'origin'],
    ['{ origin() {} }', 'origin() {}'],
    ['{ origin: /(/ }', '/(/'],
    ['{ origin: a }', 'a'],
    ['eval("1")', 'eval("1")'],
  ])('%s is not run: the problem is at %s', (text, part) => {
    const { problems } = readLiteral(text);
    expect(problems.map(({ from, to }) => text.slice(from, to))).toContain(part);
  });

  test('has a problem if it is not JavaScript', () => {
    expect(readLiteral('{ origin: ').problems).not.toEqual([]);
  });
});

describe('the fix of an issue', () => {
  test.each([
    "{ origin: 'https://app.example.com/' }",
    "'https://app.example.com/'",
    "['https://app.example.com/', 'https://b.example']",
    "{\n  origin: ['https://app.example.com', 'https://app.example.com'], // twice\n}",
    "{ origin: 'https://a.example, https://b.example' }",
    "{ origin: ['https://a.example https://b.example'] }",
    '{ origin: /example\\.com$/ }',
    "{ origin: 'https://app.example.com', maxAge: 100000 }",
    "{ origin: 'https://app.example.com', maxAge: -1, credentials: 'true' }",
    "{ methods: ['get', 'GET', ' PUT '], allowedHeaders: ['X-A', 'x-a'] }",
    "{ origin: 'https://app.example.com', enforce: { publicHost: ['https://api.example.com'] } }",
    "{ origin: 'https://app.example.com', dangerouslyAllow: 'slow-regexp' }",
  ])('%s: writes the same as applyReplacement()', (text) => {
    const { value } = readLiteral(text);
    const { issues } = normalize(value);
    const fixable = issues.filter((issue: CorsIssue) => 'replacement' in issue);
    expect(fixable).not.toEqual([]);
    for (const issue of fixable) {
      const fixed = edit.apply(text, edit.changeAt(text, issue.path, issue.replacement));
      expect(readLiteral(fixed)).toMatchObject({ problems: [], value: applyReplacement(value, issue) });
    }
  });

  test.each([
    [
      "{ origin: 'https://a.example' }",
      { set: { methods: ['PUT'] } },
      "{ origin: 'https://a.example', methods: ['PUT'] }",
    ],
    [
      "{\n  origin: 'https://a.example',\n}",
      { set: { credentials: true } },
      "{\n  origin: 'https://a.example',\n  credentials: true,\n}",
    ],
    ['', { set: { credentials: true } }, '{ credentials: true }'],
    ['{}', { set: { credentials: true } }, '{ credentials: true }'],
    [
      "'https://a.example'",
      { set: {}, add: { origin: ['https://b.example'] } },
      "['https://a.example', 'https://b.example']",
    ],
    ["['https://a.example']", { set: { credentials: true } }, "{ origin: ['https://a.example'], credentials: true }"],
    ['{ origin: false }', { set: {}, add: { origin: ['https://b.example'] } }, "{ origin: ['https://b.example'] }"],
  ])('%s with %j', (text, change, written) => {
    expect(edit.withOptions(text, change)).toBe(written);
  });
});
