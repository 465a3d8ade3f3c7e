import { defineConfig, type Options } from 'tsup';

const library: Options = {
  entry: ['src/index.ts', 'src/compat.ts', 'src/web.ts', 'src/explain.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'node',
  // Deno and Workers know node's modules by their whole name only
  removeNodeProtocol: false,
  splitting: false,
  sourcemap: true,
  clean: true,
  // require('corsmith') is the function itself, with all other exports on it
  footer: ({ format }) =>
    format === 'cjs'
      ? { js: 'if (module.exports.cors) module.exports = Object.assign(module.exports.cors, module.exports);' }
      : {},
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
};

// the first line of the source, which names the interpreter, stays the first
const command: Options = {
  ...library,
  entry: ['src/cli.ts'],
  format: ['esm'],
  clean: false,
  dts: false,
};

export default defineConfig([library, command]);
