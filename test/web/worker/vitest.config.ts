import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Needs workerd: WORKERD=path/to/workerd npx vitest run --config test/web/worker/vitest.config.ts */
const config: ViteUserConfig = defineConfig({
  test: { include: ['test/web/worker/workerd.check.ts'], testTimeout: 30_000, hookTimeout: 30_000 },
});

export default config;
