import { afterAll, beforeAll, describe, test, vi } from 'vitest';
import { cors } from '../../src/index.ts';
import { check } from '../exchanges/check.ts';
import { fakeRunner } from '../exchanges/runners/fake.ts';
import { EXCHANGES } from '../exchanges/table.ts';

/** The table of exchanges through the middleware, without a socket. */
describe('a minimal request and response', () => {
  beforeAll(() => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  test.each(EXCHANGES)('$name', async (row) => {
    const runner = fakeRunner({ removeHeader: true });
    check(row, await runner.run(row, row.options === undefined ? cors() : cors(row.options)));
  });
});
