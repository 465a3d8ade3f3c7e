/** What is changed, by part; vitest.config.ts lists the tests of each. */
const PARTS = {
  standard: ['src/standard/*.ts'],
  origin: ['src/origin/**/*.ts'],
  options: ['src/options/**/*.ts'],
  decide: ['src/{classify,policy,decide,node}/*.ts'],
};
const part = process.env['PART'] ?? 'decide';

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: PARTS[part],
  ignorePatterns: ['dist', 'bench', 'examples', 'reports', 'coverage', 'test/browsers', 'test/package'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env['CONCURRENCY'] ?? 2),
  timeoutMS: 5000,
  warnings: { slow: false },
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `reports/mutation-${part}.json` },
  tempDirName: `reports/stryker-${part}`,
};
