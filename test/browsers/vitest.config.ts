import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** One file per engine, the files side by side: an engine waits most of the time. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/browsers/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 90_000,
    globalSetup: ['test/browsers/publish/global.ts'],
  },
});

export default config;
