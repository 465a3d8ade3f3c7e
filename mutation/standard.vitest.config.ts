import { defineConfig } from 'vitest/config';

/** The tests of src/standard: its tables are made once, so that each change to one needs a run of its own. */
export default defineConfig({
  test: { include: ['test/standard/*.test.ts', 'test/explain/preflight-causes.test.ts'] },
});
