import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { common } from '../vitest.config.ts';

/** Generated and exhaustive suites, without coverage: `npm run test:deep`. */
const config: ViteUserConfig = defineConfig({
  test: { ...common, include: ['test/**/*.deep.test.ts'], exclude: ['**/node_modules/**'] },
});

export default config;
