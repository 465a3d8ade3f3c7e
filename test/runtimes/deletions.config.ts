import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Takes a quarter of an hour, so it is not part of `npm run test:runtimes`. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/runtimes/deletions.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: ['--disable-warning=CorsWarning'],
  },
});

export default config;
