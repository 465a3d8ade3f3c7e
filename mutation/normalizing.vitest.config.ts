import { defineConfig } from 'vitest/config';

/** The tests of what reads options and tells what is wrong with them. */
export default defineConfig({
  test: {
    include: ['test/normalize/*.test.ts', 'test/{policy,origin,guard,report,reasons,warnings}.test.ts'],
    testTimeout: 20_000,
  },
});
