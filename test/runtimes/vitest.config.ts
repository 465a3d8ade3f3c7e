import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Needs the packages of this folder: npm run test:runtimes installs them. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/runtimes/*.test.ts'],
    globalSetup: ['test/runtimes/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // a server writes its log after its response
    expect: { poll: { timeout: 20_000 } },
    execArgv: ['--disable-warning=CorsWarning'],
    onConsoleLog: (log) => !log.startsWith('CorsWarning:'),
  },
});

export default config;
