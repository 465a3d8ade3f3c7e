import { defineConfig } from 'vitest/config';

/** The unit tests of what decides: in one process, without browsers or generated cases. */
export default defineConfig({
  test: {
    include: ['mutation/*.test.ts', 'test/*.test.ts', 'test/ask/*.test.ts', 'test/exchanges/evaluate.test.ts'],
    exclude: ['test/{architecture,cost,observe-process,properties,verdicts}.test.ts'],
    testTimeout: 20_000,
  },
});
