import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cors } from '../../src/index.ts';
import { applyReplacement } from '../../src/options/apply-replacement.ts';
import { createIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { rowsWithReplacement } from './all-rows.ts';
import { ORIGIN_ROWS } from './origin-rows.ts';

const FOREIGN = ['https://evil.example', 'https://example.com.evil.example', 'http://localhost.evil.example'];

/** Applies all replacements. A warning counts entries of one kind, so that some show up only when others are gone. */
function correct(options: unknown): unknown {
  let corrected = options;
  for (let round = 0; round < 5; round++)
    corrected = normalize(corrected).issues.reduceRight(applyReplacement, corrected);
  return corrected;
}

describe('each replacement is accepted where it is written', () => {
  test.each(rowsWithReplacement())('$options', ({ options }) => {
    const { issues } = normalize(options);
    const others = issues.filter((issue) => !('replacement' in issue)).map(({ code }) => code);
    const left = normalize(correct(options)).issues;
    expect(left.filter((issue) => 'replacement' in issue)).toEqual([]);
    expect(others).toEqual(expect.arrayContaining(left.map(({ code }) => code)));
  });
});

describe('a corrected origin, over HTTP', () => {
  let handler: ReturnType<typeof cors> = cors();
  const server = createServer((request, response) => handler(request, response, () => response.end('ok')));
  let url = '';
  beforeAll(async () => {
    url = `http://127.0.0.1:${(await listen(server)).port}`;
  });
  afterAll(() => server.close());

  const allowOrigin = async (origin: string) =>
    (await fetch(url, { headers: { origin } })).headers.get('access-control-allow-origin');

  const rows = ORIGIN_ROWS.flatMap(({ options, issues: [issue] }) => {
    const replacement = issue?.[2];
    return typeof replacement === 'symbol' ? [] : [{ options, entries: [replacement].flat().map(String) }];
  });
  test.each(rows)('$options', async ({ options, entries }) => {
    handler = cors(correct(options) as { origin: string[] });
    // an origin that each entry stands for
    const meant = entries.map((entry) =>
      entry
        .replace(':*', ':5173')
        .replace('://*.', '://sub.')
        .replace(/\/\/\*$/, '//x')
        .replaceAll('*', '7'),
    );
    expect(await Promise.all(meant.map(allowOrigin))).toEqual(meant);
    expect(await Promise.all(FOREIGN.map(allowOrigin))).toEqual([null, null, null]);
  });
});

test.each([
  [{ maxAge: -1, origin: 'a' }, 'maxAge', 0, { maxAge: 0, origin: 'a' }],
  [{ methods: null, origin: 'a' }, 'methods', undefined, { origin: 'a' }],
  [{ origin: ['a', 'b', 'c'] }, 'origin[1]', 'x', { origin: ['a', 'x', 'c'] }],
  [{ origin: ['a', 'b', 'c'] }, 'origin[1]', ['x', 'y'], { origin: ['a', 'x', 'y', 'c'] }],
  [{ origin: ['a', 'b', 'c'] }, 'origin[1]', [], { origin: ['a', 'c'] }],
  [
    { enforce: { publicHost: 'a/', methods: 'all' } },
    'enforce.publicHost',
    'a',
    { enforce: { publicHost: 'a', methods: 'all' } },
  ],
  [{ enforce: { publicHost: ['a/'] } }, 'enforce.publicHost[0]', 'a', { enforce: { publicHost: ['a'] } }],
  ['a/', 'origin', 'a', 'a'],
  [['a/', 'b'], 'origin[0]', 'a', ['a', 'b']],
  [[], 'origin', false, { origin: false }],
])('%j with %s = %j', (options, path, replacement, expected) => {
  const before = structuredClone(options);
  expect(applyReplacement(options, createIssue('invalid-origin', path, 'm', { fix: 'F', replacement }))).toEqual(
    expected,
  );
  expect(options).toEqual(before);
});

test('an issue without a replacement changes nothing', () => {
  const options = { origin: 5 };
  expect(applyReplacement(options, createIssue('invalid-type', 'origin', 'm', 'F'))).toBe(options);
});
