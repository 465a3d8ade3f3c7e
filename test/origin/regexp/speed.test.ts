import { describe, expect, test } from 'vitest';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { readRegExp } from '../../../src/origin/regexp/read.ts';
import { findSlowness } from '../../../src/origin/regexp/speed.ts';
import { UnprovenError } from '../../../src/origin/regexp/unproven.ts';

const SITE = '\\.example\\.com$';

function failuresOf(source: string): readonly string[] {
  return proveRegExp(new RegExp(source), { trusting: true }).failures.map(({ code }) => code);
}

describe('repeated parts that match the same text in several ways are slow', () => {
  test.each([
    '(?:[a-z]+)+',
    '(?:a*)*',
    '(?:a|a)*',
    '(?:a?b?)*',
    '(?:x(?:|))*',
    '(?:x(?:|)(?:(?:|)y))*',
    '(?:x(?:a?)+)*y',
    '(?:x(?:a?){2})*y',
    '(?:x(?:a?){2,})*y',
    '(?:\\w|[a-z-])*',
    '(?:.*\\.)*x',
    '(?:ab|a|b)*',
    '(?:abc|ab|cab|c)*x',
    '(?:[ab]c|[bd]c)+',
    '(?:[a-z]+){2}',
    '(?:[a-z]{1,9}){1,9}',
    '(?=(?:[a-z]+)+x)x',
    '(?!(?:[a-z]+)+x)x',
    '(?<=(?:[a-z]+)+)x',
    '(?:(?=(?:b+)+)a)*x',
    // no loop, but as many ways to match as a loop
    '(?:|){30}x',
    '(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)',
    `${'a?'.repeat(20)}${'a'.repeat(20)}`,
    '(?:x(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)y)',
  ])('%s', (part) => {
    expect(failuresOf(`^https://${part}${SITE}`)).toEqual(['slow-regexp']);
  });
});

describe('more than three repeated parts in a row that match the same text are slow', () => {
  test.each([
    ['.*.*.*', []],
    ['.*.*.*.*', ['slow-regexp']],
    ['\\w+[a-z]*[a-m]+[a-c]{2,}', ['slow-regexp']],
    ['\\w+-\\w+-\\w+-\\w+-\\w+', []],
    ['\\w+x\\w+x\\w+x\\w+', ['slow-regexp']],
    ['[^.]+\\.[^.]+\\.[^.]+\\.[^.]+\\.[^.]+', []],
    ['.*a\\d+b.*c\\d+', []],
    ['[a-f]*[g-m]*[n-t]*[u-z]*\\d*', []],
    ['.*(?=.*.*.*x)x', ['slow-regexp']],
    ['x(?=.*)(?=.*)(?=.*)(?=.*)x', []],
    ['[a-z]*[a-z]*[a-z]*(?<=y[a-z]*)x', ['slow-regexp']],
    ['[a-z]*y[a-z]*(?<=-[a-z]*)x', []],
    ['[a-z]*[a-z]*[a-z]*(?<=-[a-z]*)x', ['slow-regexp']],
    ['[a-z]*[a-z]*[a-z]*(?<=[a-z]*-)x', []],
    ['(\\w*)\\1\\1\\1x', ['slow-regexp']],
  ])('%s', (part, codes) => {
    expect(failuresOf(`^https://${part}${SITE}`)).toEqual(codes);
  });

  test('an unanchored start counts as a repeated part', () => {
    expect(failuresOf(`.*.*${SITE}`)).toEqual(['unanchored-regexp']);
    expect(failuresOf(`.*.*.*${SITE}`)).toEqual(['slow-regexp', 'unanchored-regexp']);
    expect(failuresOf('^.*.*.*')).toEqual(['unanchored-regexp']);
  });
});

describe('a slow RegExp is never run', () => {
  test.each(['(?:a|aa)+$', '(?:.*a){12}', '(?:a?){50}b'])('%s', (source) => {
    class Guarded extends RegExp {
      override test(): boolean {
        return expect.unreachable('the RegExp was run');
      }
    }
    const { failures, corrections } = proveRegExp(new Guarded(source), { trusting: true });
    expect(failures[0]?.code).toBe('slow-regexp');
    expect(failures.map(({ foreignOrigin }) => foreignOrigin)).toEqual(failures.map(() => undefined));
    expect(corrections).toEqual([]);
  });
});

const hosts = (count: number) => Array.from({ length: count }, (_, index) => `site-${index}\\.example\\.com`);

describe('bounds', () => {
  test.each([
    ['a long source', `^https://${'a'.repeat(200_000)}$`, 'it is too long to check'],
    ['deep groups', `^https://${'(?:'.repeat(201)}a${')'.repeat(201)}\\.com$`, 'its groups are nested too deeply'],
    ['300 stars in a row', `^https://${'.*'.repeat(300)}\\.example\\.com$`, 'it has too many combinations to check'],
    ['many optional letters', `^https://${'a?'.repeat(1000)}\\.example\\.com$`, 'it has too many parts'],
    ['many alternatives in a loop', `^https://(?:${hosts(500).join('|')})+$`, 'it has too many parts'],
    ['many equal alternatives', `^https://(?:${'a|'.repeat(400)}b)+\\.com$`, 'it has too many combinations to check'],
    ['many names', `^https://${'[abcd]'.repeat(12)}\\.com$`, 'it has too many combinations to check'],
    ['many names with hyphens', '^https://(?:[abcd]-)+x\\.com$', 'it has too many combinations to check'],
  ])('%s', (_name, source, reason) => {
    const { failures, sites, corrections } = proveRegExp(new RegExp(source), { trusting: true });
    expect(sites).toBeUndefined();
    expect(corrections).toEqual([]);
    expect(failures.at(-1)).toEqual({ code: 'unproven-regexp', reason });
  });

  test('200 levels of groups and 2,000 alternatives are within the bounds', () => {
    expect(failuresOf(`^https://${'(?:'.repeat(200)}a${')'.repeat(200)}\\.com$`)).toEqual([]);
    expect(failuresOf(`^https?://(?:${hosts(2000).join('|')})(?::\\d+)?$`)).toEqual([]);
  });

  test('flags inside a group are not read', () => {
    // not every engine supports them, so this calls the parser directly
    for (const source of ['(?i:a)', '(?-i:a)', '(?im-s:a)'])
      expect(() => readRegExp(source, '')).toThrow(new UnprovenError('it changes flags inside a group'));
  });

  test('200 proofs are cached', () => {
    const proofOf = (source: string) => proveRegExp(new RegExp(source), { trusting: true });
    const [first, second] = [proofOf('^first$'), proofOf('^second$')];
    expect([proofOf('^first$'), proofOf('^second$')]).toEqual([first, second]);
    expect(proofOf('^first$')).toBe(first);
    for (let index = 0; index < 200; index++) proofOf(`^${index}$`);
    expect(proofOf('^first$')).not.toBe(first);
  });
});

test.each([
  ['(?:|){3}x', 8],
  ['(?:a?)+b', 2],
  ['(?:a?){3,}b', 3],
  ['(?:a?)*b', 1],
  ['a(?:|)(?:(?:|)b)', 4],
])('%s matches the empty text at one position in at most %i ways', (source, ways) => {
  expect(readRegExp(source, '').emptyWays).toBe(ways);
});

test('19 pairs of equal alternatives are not slow, but 20 are, since a match can begin anywhere', () => {
  const pairs = (count: number) => readRegExp('(?:a|a)'.repeat(count), '');
  expect(findSlowness(pairs(19))).toBeUndefined();
  expect(findSlowness(pairs(20))).toBe('its parts can match the same text in too many ways');
});
