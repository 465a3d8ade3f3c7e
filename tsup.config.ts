import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/compat.ts', 'src/web.ts', 'src/explain.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'node',
  splitting: false,
  sourcemap: true,
  clean: true,
  // require('corsmith') is the function itself, with all other exports on it
  footer: ({ format }) =>
    format === 'cjs'
      ? { js: 'if (module.exports.cors) module.exports = Object.assign(module.exports.cors, module.exports);' }
      : {},
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
