import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/package/*.test.ts'],
    globalSetup: ['test/package/pack.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
