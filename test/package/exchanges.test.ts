import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, inject, test, vi } from 'vitest';
import type { cors as Cors } from '../../src/index.ts';
import { check } from '../exchanges/check.ts';
import { fakeRunner } from '../exchanges/runners/fake.ts';
import { HTTP_SERVERS, httpRunner } from '../exchanges/runners/http.ts';
import type { Runner } from '../exchanges/runners/runner.ts';
import { EXCHANGES } from '../exchanges/table.ts';

const require = createRequire(join(inject('consumers'), 'main.cjs'));

const BUILDS: readonly (readonly [name: string, load: () => Promise<typeof Cors>])[] = [
  ['ESM', async () => (await import(pathToFileURL(require.resolve('corsmith').replace(/\.cjs$/, '.js')).href)).cors],
  ['CommonJS', async () => require('corsmith')],
];

const RUNNERS: readonly (readonly [name: string, start: () => Runner | Promise<Runner>])[] = [
  ['a minimal request and response', () => fakeRunner({ removeHeader: true })],
  ...HTTP_SERVERS.slice(0, 1).map(([name, listener]) => [name, () => httpRunner(listener)] as const),
];

beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe.each(BUILDS)('as built for %s', (_build, load) => {
  describe.each(RUNNERS)('over %s', (_name, start) => {
    let cors: typeof Cors;
    let runner: Runner;
    beforeAll(async () => {
      cors = await load();
      runner = await start();
    });
    afterAll(() => runner.close());

    test.each(EXCHANGES)('$name', async (row) => {
      check(row, await runner.run(row, row.options === undefined ? cors() : cors(row.options)));
    });
  });
});
