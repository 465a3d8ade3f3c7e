import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { predict } from '../../src/explain.ts';
import { cors } from '../../src/index.ts';
import { applyReplacement } from '../../src/options/apply-replacement.ts';
import { createIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { isReplaceable, rowsWithReplacement } from './all-rows.ts';
import type { IssueRow } from './issue-row.ts';
import { WARNING_ROWS } from './lenient-rows.ts';
import { ORIGIN_ROWS, SINGLE_ORIGIN_ROWS } from './origin-rows.ts';
import { BAD } from './regexp-rows.ts';
import { TYPE_ROWS } from './type-rows.ts';
import { VALUE_ROWS } from './value-rows.ts';

const FOREIGN = ['https://evil.example', 'https://example.com.evil.example', 'http://localhost.evil.example'];

/** Applies all replacements. A warning counts entries of one kind, so some appear only once others are gone. */
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

describe('over HTTP', () => {
  let handler: ReturnType<typeof cors> = cors();
  const server = createServer((request, response) => handler(request, response, () => response.end('ok')));
  let url = '';
  beforeAll(async () => {
    url = `http://127.0.0.1:${(await listen(server)).port}`;
  });
  afterAll(() => server.close());

  /** Whether a page with this origin could read the response. */
  const isReadable = async (origin: string): Promise<boolean> => {
    const { status, headers } = await fetch(url, { headers: { origin } });
    return predict({ origin, url }, [{ status, headers: [...headers] }]).verdict.kind === 'readable';
  };

  const expectAllowed = async (options: unknown, meant: readonly string[], foreign: readonly string[]) => {
    handler = cors(correct(options) as { origin: string[] });
    const origins = [...meant, ...foreign];
    const readable = await Promise.all(origins.map(isReadable));
    expect(origins.filter((_, index) => readable[index])).toEqual(meant);
  };

  const corrected = [...ORIGIN_ROWS, ...SINGLE_ORIGIN_ROWS].flatMap(({ options, issues: [issue] }) => {
    const replacement = issue?.[2];
    return typeof replacement === 'symbol' ? [] : [{ options, entries: [replacement].flat().map(String) }];
  });
  test.each(corrected)('the corrected origin is allowed, and no other: $options', async ({ options, entries }) => {
    await expectAllowed(options, entries.map(anOriginOf), FOREIGN);
  });

  const patterns = BAD.flatMap((origin) => {
    const { issues } = normalize({ origin });
    const replacement = issues.find((issue) => 'replacement' in issue)?.replacement;
    const [foreign = []] = issues.map(({ message }) => [...message.matchAll(/ matches "(.*?)"/g)].map(([, it]) => it));
    return replacement === undefined ? [] : [{ origin, entries: [replacement].flat().map(String), foreign }];
  });
  test.each(patterns)('the patterns for $origin', async ({ origin, entries, foreign }) => {
    await expectAllowed({ origin }, entries.map(anOriginOf), [...FOREIGN, ...foreign.filter((it) => it !== undefined)]);
  });

  const others = [...TYPE_ROWS, ...VALUE_ROWS, ...WARNING_ROWS].filter(
    (row) => isReplaceable(row) && !isForOrigin(row),
  );
  test.each(others)('the response is readable with $options', async ({ options }) => {
    const { policy } = normalize(correct(options));
    // the other issue has no replacement
    if (policy === undefined)
      return expect(normalize(options).issues.some((issue) => !('replacement' in issue))).toBe(true);
    handler = cors(correct(options) as object);
    expect(await isReadable('https://a.example')).toBe(true);
  });
});

/** An origin that the entry stands for. */
function anOriginOf(entry: string): string {
  return entry
    .replace(':*', ':5173')
    .replace('://*.', '://sub.')
    .replace(/\/\/\*$/, '//x')
    .replaceAll('*', '7');
}

function isForOrigin({ issues }: IssueRow): boolean {
  return issues.some(([code, path]) => path.startsWith('origin') || code === 'dns-rebinding');
}

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
  [Array.from('abcdefghijkl'), 'origin[10]', 'x', Array.from('abcdefghijxl')],
])('%j with %s = %j', (options, path, replacement, expected) => {
  const before = structuredClone(options);
  expect(applyReplacement(options, createIssue('invalid-origin', path, 'm', { fix: 'F', replacement }))).toStrictEqual(
    expected,
  );
  expect(options).toEqual(before);
});

test('applying an issue without a replacement changes nothing', () => {
  const options = { origin: 5 };
  expect(applyReplacement(options, createIssue('invalid-type', 'origin', 'm', 'F'))).toBe(options);
});
