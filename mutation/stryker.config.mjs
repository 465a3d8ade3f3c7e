const DECIDING = [
  ...['policy', 'origin', 'request', 'cells', 'decision', 'guard', 'upgrade'],
  ...['middleware', 'response', 'response-fields', 'refuse'],
];

/** What is changed, and which tests should notice; run.mjs names the part. */
const PARTS = {
  standard: { mutate: ['src/standard/*.ts'], configFile: 'mutation/standard.vitest.config.ts' },
  deciding: {
    mutate: [...DECIDING.map((name) => `src/${name}.ts`), 'src/ask/*.ts'],
    configFile: 'mutation/deciding.vitest.config.ts',
  },
  normalizing: {
    mutate: [
      'src/normalize/*.ts',
      ...['report', 'reasons', 'nearest-origin', 'warnings'].map((name) => `src/${name}.ts`),
    ],
    configFile: 'mutation/normalizing.vitest.config.ts',
  },
};
const name = process.env['PART'] ?? 'deciding';
const { mutate, configFile } = PARTS[name];

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile },
  mutate,
  ignorePatterns: ['dist', 'bench', 'examples', 'docs', 'reports', 'coverage', 'test/browsers', 'test/package'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env['CONCURRENCY'] ?? 2),
  timeoutMS: 5000,
  warnings: { slow: false },
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `reports/mutation-${name}.json` },
  tempDirName: `reports/stryker-${name}`,
};
