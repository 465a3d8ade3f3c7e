import { defineConfig, type ViteUserConfig } from 'vitest/config';

const ROOT = import.meta.dirname;
if (/[#%?]/.test(ROOT))
  throw new Error(`Vitest cannot run in ${ROOT}: move the checkout to a path without #, % and ?.`);

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/{browsers,package,services,mutation,runtimes}/**',
      // generated and exhaustive: npm run test:deep
      '**/*.deep.test.ts',
      '**/node_modules/**',
    ],
    maxWorkers: '100%',
    testTimeout: 20_000,
    // generated configurations warn by the thousand; what a warning says is tested where it is raised
    execArgv: ['--disable-warning=CorsWarning'],
    onConsoleLog: (log) => !log.startsWith('CorsWarning:'),
    coverage: {
      provider: 'v8',
      // matched anywhere in a path: 'src/**' alone would include the tests of a checkout below ~/src
      include: [`${ROOT.replace(/[()[\]{}!*+@|\\]/g, '\\$&')}/src/**/*.ts`],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});

export default config;
