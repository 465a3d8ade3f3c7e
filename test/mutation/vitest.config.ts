import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Which tests must notice a change, by the part that is changed: unit tests only, without browsers or generated cases. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  standard: ['test/standard/*.test.ts', 'test/classify/*.test.ts'],
  origin: ['test/origin/**/*.test.ts', 'test/options/*.test.ts', 'test/decide/reasons.test.ts'],
  options: [
    'test/{options,policy,origin}/**/*.test.ts',
    'test/decide/{guard,reasons}.test.ts',
    'test/node/emit-warning.test.ts',
  ],
  decide: [
    'test/mutation/table.test.ts',
    'test/{classify,policy,origin,decide,node,options}/**/*.test.ts',
    'test/index.test.ts',
    'test/exchanges/evaluate.test.ts',
  ],
};

const config: ViteUserConfig = defineConfig({
  test: {
    include: [...(TESTS[process.env['PART'] ?? 'decide'] ?? [])],
    exclude: [
      'test/**/*.deep.test.ts',
      'test/node/{cost,observe-process}.test.ts',
      'test/decide/{properties,verdicts}.test.ts',
    ],
    testTimeout: 20_000,
  },
});
export default config;
