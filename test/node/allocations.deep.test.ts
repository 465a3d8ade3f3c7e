import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FLAGS = ['--expose-gc', '--max-semi-space-size=64', '--single-threaded-gc'];

/** Bytes per request that corsmith may allocate in addition to those of code written by hand: the counts are exact, unlike times. */
const MOST: Readonly<Record<string, number>> = {
  'GET without Origin, any origin': 0,
  'GET, any origin': 0,
  'GET without Origin, list of 10': 0,
  'GET, list of 10, hit': 0,
  'GET, list of 10, miss': 0,
  'GET, 10 patterns, hit': 0,
  'GET, 10 patterns, miss': 0,
  'GET, RegExp, hit': 0,
  'GET, RegExp, miss': 0,
  'GET, RegExp, two origins in turn': 40,
  'GET, * inside a label, hit': 0,
  'GET, private addresses, hit': 0,
  'GET, application scheme, hit': 0,
  'GET, credentials, Vary set before': 0,
  'GET, eleven headers and Vary set before': 0,
  'GET, list of 10, hit, HTTP/2': 0,
  'GET, list of 10, hit, enforce': 0,
  'GET, list of 10, hit, enforce with allowedHosts': 0,
  'preflight, any origin, any header': 56,
  'preflight, list of 10, allow-list': 56,
  'preflight, list of 10, allow-list, HTTP/2': 56,
  'preflight from a foreign origin': 56,
  'preflight for 40 headers': 144,
  'origin function, value': 72,
  'origin function, callback at once': 96,
  'delegate, list of 10 and a RegExp': 168,
  'hostile: GET with an 8 KB Origin, list of 10': 40,
};

/** Rounding, and an object that V8 allocates once in a while. */
const TOLERANCE = 8;

/** What V8 inlines depends on when it optimizes, so some processes allocate objects that most do not. */
const PROCESSES = 5;

test.each(Object.entries(MOST))('%s: at most %i bytes more than handwritten code', (name, most) => {
  let fewest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < PROCESSES && fewest > most + TOLERANCE; run++) fewest = Math.min(fewest, allocatedMore(name));
  expect(fewest).toBeLessThanOrEqual(most + TOLERANCE);
});

function allocatedMore(name: string): number {
  const { stdout, stderr } = spawnSync(process.execPath, [...FLAGS, 'bench/allocations.mjs', name], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { limit, corsmith } = JSON.parse(stdout);
  return corsmith - limit;
}

type Calls = readonly [getHeader: number, setHeader: number, removeHeader: number, headers: number];

test('each case makes as many calls as handwritten code, and does not read the headers more often', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['bench/calls.mjs'], { cwd: ROOT, encoding: 'utf8' });
  expect(stderr).toBe('');
  const cases = new Map<string, Record<'limit' | 'corsmith', Calls>>(Object.entries(JSON.parse(stdout)));
  expect(cases.get('GET, any origin')?.corsmith).toEqual([2, 1, 0, 0]);
  expect(cases.get('GET, list of 10, hit')?.corsmith).toEqual([3, 2, 0, 1]);
  expect(cases.get('delegate, list of 10 and a RegExp')?.corsmith).toEqual([3, 3, 0, 1]);
  expect(cases.get('preflight, list of 10, allow-list')?.corsmith).toEqual([3, 5, 0, 1]);
  for (const [name, { limit, corsmith }] of cases) {
    expect(corsmith.slice(0, 3), name).toEqual(limit.slice(0, 3));
    expect(corsmith[3], name).toBeLessThanOrEqual(limit[3]);
  }
});
