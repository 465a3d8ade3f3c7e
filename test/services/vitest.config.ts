import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that need servers that npm does not install: see scripts/install-services.sh. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/services/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});

export default config;
