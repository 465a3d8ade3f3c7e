import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** One file per engine, the files side by side: an engine waits most of the time. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/browsers/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 3,
    // longer than what a test polls for, so that its error says what did not come
    testTimeout: 120_000,
    hookTimeout: 240_000,
    globalSetup: ['test/browsers/publish/global.ts'],
  },
});

export default config;
