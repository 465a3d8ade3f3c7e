import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Needs the built site: npm run test:site builds it first. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/site/*.test.ts'],
    maxWorkers: 2,
    // longer than what a test polls for
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

export default config;
