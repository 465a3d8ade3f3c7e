import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that need servers that npm does not install: see scripts/install-services.sh. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/services/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});

export default config;
