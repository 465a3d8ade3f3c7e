import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cors } from '../../src/index.ts';
import { check, type Outcome } from './check.ts';
import type { Runner } from './runners/runner.ts';
import { EXCHANGES, type ExchangeRow } from './table.ts';

/** Every exchange of the table over one server. */
export function testExchanges(name: string, start: () => Runner | Promise<Runner>): void {
  describe(`over ${name}`, () => {
    const outcomes: (readonly [ExchangeRow, Outcome])[] = [];
    let runner: Runner;
    beforeAll(async () => {
      // some rows cause warnings, which other tests check
      vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
      runner = await start();
    });
    afterAll(async () => {
      vi.restoreAllMocks();
      await runner.close();
    });

    test.each(EXCHANGES.filter((row) => isFit(name, row)))('$name', async (row) => {
      const outcome = await runner.run(row, row.options === undefined ? cors() : cors(row.options));
      outcomes.push([row, outcome]);
      check(row, outcome);
    });

    test('next() is not called again later', async () => {
      await setTimeout(100);
      for (const [row, { nextCalls }] of outcomes)
        expect([row.name, nextCalls.length]).toEqual([row.name, row.expect.next ? 1 : 0]);
    });
  });
}

/** Without `removeHeader`, headers of an outer layer cannot be removed. */
function isFit(name: string, { before = {} }: ExchangeRow): boolean {
  return name !== 'a response without removeHeader' || Object.keys(before).every((field) => field === 'vary');
}

beforeAll(() => {
  // some rows cause warnings, which other tests check
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});
