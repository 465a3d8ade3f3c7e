import { defineConfig, type ViteUserConfig } from 'vitest/config';

const ROOT = import.meta.dirname;
if (/[#%?]/.test(ROOT))
  throw new Error(`Vitest cannot run in ${ROOT}: move the checkout to a path without #, % and ?.`);

/** Where a process keeps something (a subscriber, what it has warned of): each file has a process to itself. */
const ISOLATED = 'test/{{compat,exchanges,node,web}/**/*,docs/errors}.test.ts';

/** What the suites of `npm test` and `npm run test:deep` have in common. */
export const common: ViteUserConfig['test'] = {
  maxWorkers: '100%',
  // programs that a test starts may take long on a busy machine
  testTimeout: 45_000,
  hookTimeout: 45_000,
  // generated configurations warn by the thousand; what a warning says is tested where it is raised
  execArgv: ['--disable-warning=CorsWarning'],
  onConsoleLog: (log) => !log.startsWith('CorsWarning:'),
};

const EXCLUDED = [
  'test/{browsers,package,services,site,mutation,runtimes}/**',
  // generated and exhaustive: npm run test:deep
  '**/*.deep.test.ts',
  '**/node_modules/**',
];

const config: ViteUserConfig = defineConfig({
  test: {
    ...common,
    projects: [
      { test: { ...common, name: 'isolated', include: [ISOLATED], exclude: EXCLUDED } },
      {
        test: {
          ...common,
          name: 'shared',
          // loads src and express once instead of 120 times
          isolate: false,
          setupFiles: 'test/support/restore-mocks.ts',
          include: ['test/**/*.test.ts'],
          exclude: [...EXCLUDED, ISOLATED],
        },
      },
    ],
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
