import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cors } from '../../src/index.ts';
import { check, type Outcome } from './check.ts';
import { fakeRunner } from './runners/fake.ts';
import { HTTP_SERVERS, httpRunner } from './runners/http.ts';
import { http2Runner } from './runners/http2.ts';
import type { Runner } from './runners/runner.ts';
import { EXCHANGES, type ExchangeRow } from './table.ts';

const RUNNERS: readonly (readonly [name: string, start: () => Runner | Promise<Runner>])[] = [
  ['a minimal request and response', () => fakeRunner({ removeHeader: true })],
  ['a response without removeHeader', () => fakeRunner({ removeHeader: false })],
  ...HTTP_SERVERS.map(([name, listener]) => [name, () => httpRunner(listener)] as const),
  ['node:http2', http2Runner],
];

/** Without `removeHeader` nothing can be taken away. */
function isFit(name: string, { before = {} }: ExchangeRow): boolean {
  return name !== 'a response without removeHeader' || Object.keys(before).every((field) => field === 'vary');
}

beforeAll(() => {
  // some rows are worth a warning; what is said of them is held elsewhere
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe.each(RUNNERS)('over %s', (name, start) => {
  const outcomes: (readonly [ExchangeRow, Outcome])[] = [];
  let runner: Runner;
  beforeAll(async () => {
    runner = await start();
  });
  afterAll(() => runner.close());

  test.each(EXCHANGES.filter((row) => isFit(name, row)))('$name', async (row) => {
    const outcome = await runner.run(row, row.options === undefined ? cors() : cors(row.options));
    outcomes.push([row, outcome]);
    check(row, outcome);
  });

  test('next is not called again later', async () => {
    await setTimeout(100);
    for (const [row, { nextCalls }] of outcomes)
      expect([row.name, nextCalls.length]).toEqual([row.name, row.expect.next ? 1 : 0]);
  });
});

test('the table has over 150 rows, each with its own name', () => {
  const names = EXCHANGES.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
