import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browsers/**', 'test/package/**', 'test/services/**', 'test/mutation/**', 'node_modules/**'],
    testTimeout: 20_000,
    // generated configurations warn by the thousand; what a warning says is tested where it is raised
    execArgv: ['--disable-warning=CorsWarning'],
    onConsoleLog: (log) => !log.startsWith('CorsWarning:'),
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
