import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type CorsOptions, createPolicy } from '../../src/index.ts';
import { check, UNTOUCHED } from './check.ts';
import { EXCHANGES, type ExchangeRow, isSynchronous } from './table.ts';

/** A policy only decides about a request: it has no delegate, no headers of an outer layer and no body. */
const ROWS = EXCHANGES.filter(
  ({ options, before, name }) =>
    typeof options !== 'function' && before === undefined && !name.startsWith('the application '),
);

const evaluate = ({ options = {}, request }: ExchangeRow) => createPolicy(options as CorsOptions).evaluate(request);

beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe('a policy alone', () => {
  test.each(ROWS.filter((row) => row.expect.error === undefined))('decides: $name', async (row) => {
    const decision = await evaluate(row);
    const fields = decision.set.map(([name, value]) => [name.toLowerCase(), [value]] as const);
    check(row, {
      nextCalls: decision.status === undefined ? [undefined] : [],
      status: decision.status ?? UNTOUCHED,
      headers: new Map([
        ...fields,
        ...(decision.vary.length === 0 ? [] : [['vary', [decision.vary.join(', ')]] as const]),
      ]),
      body: row.expect.body ?? '',
    });
  });

  test.each(ROWS.filter((row) => row.expect.error !== undefined))('fails: $name', async (row) => {
    const { error, set, vary, status } = await evaluate(row);
    expect(String(error)).toContain(row.expect.error?.message ?? '?');
    expect([set, vary.join(', '), status]).toEqual([[], row.expect.vary, 500]);
  });

  test('evaluate() is synchronous if no function is called', () => {
    for (const row of ROWS.filter((each) => isSynchronous(each) && each.expect.error === undefined))
      expect([row.name, evaluate(row)]).not.toContainEqual(expect.any(Promise));
  });
});
