import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { defineConfig, type Options } from 'tsup';

const ENTRIES = {
  index: 'src/index.ts',
  compat: 'src/compat.ts',
  web: 'src/web.ts',
  explain: 'src/explain.ts',
};

/** Proves RegExps. A file of its own, as most policies have none. */
const PROOF = { 'regexp-proof': 'src/origin/regexp/prove.ts' };

/** Files that nobody reads while debugging: without white space, they make the package smaller. */
const COMPACT = /(?:cli|explain|regexp-proof)\.c?js$/;

const compact: NonNullable<Options['plugins']>[number] = {
  name: 'remove white space',
  buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles.filter((file) => COMPACT.test(file.name))) {
      const { code } = transformSync(readFileSync(name, 'utf8'), {
        minifySyntax: !name.includes('explain'),
        minifyWhitespace: true,
        minifyIdentifiers: !name.includes('explain'),
      });
      writeFileSync(name, code);
    }
  },
};

const CALLABLE = /(?:index|compat|web)\.cjs$/;

const BASE: Options = {
  target: 'node20',
  platform: 'node',
  // Deno and Workers know node's modules by their whole name only
  removeNodeProtocol: false,
  splitting: true,
};

/** The Public Suffix List, in one file that all entries share. */
const suffixData: Options = {
  ...BASE,
  entry: { 'public-suffix-data': 'src/standard/public-suffix-data.ts' },
  format: ['esm', 'cjs'],
  treeshake: true,
  minify: true,
  clean: true,
};

const modules: Options = {
  ...BASE,
  // the first line of the command, which names the interpreter, stays the first
  entry: { ...ENTRIES, ...PROOF, cli: 'src/cli.ts' },
  format: ['esm'],
  plugins: [compact],
  esbuildPlugins: [
    {
      name: 'import files of their own',
      setup({ onResolve }) {
        const path = './public-suffix-data.js';
        onResolve({ filter: /\/public-suffix-data\.ts$/ }, () => ({ path, external: true }));
        onResolve({ filter: /\/prove\.ts$/ }, ({ kind }) =>
          kind === 'entry-point' ? undefined : { path: './regexp-proof.js', external: true },
        );
      },
    },
  ],
};

const commonjs: Options = {
  ...BASE,
  entry: { ...ENTRIES, ...PROOF },
  format: ['cjs'],
  // rollup writes the chunks as CommonJS then, which esbuild cannot
  treeshake: true,
  esbuildPlugins: [
    {
      name: 'require files of their own when they are needed',
      setup({ onLoad }) {
        const contents = `export const suffixData = () => requireLater('./public-suffix-data.cjs');`;
        onLoad({ filter: /\/load-suffix-data\.ts$/ }, () => ({ contents }));
        const proof = `export const regexpProof = () => requireLater('./regexp-proof.cjs');`;
        onLoad({ filter: /\/load-proof\.ts$/ }, () => ({ contents: proof }));
      },
    },
  ],
  plugins: [
    compact,
    {
      // esbuild would replace `require` by a function of its own, which bundlers of applications do not recognize
      name: 'write require',
      renderChunk: (code) => ({ code: code.replaceAll('requireLater(', 'require(') }),
    },
    {
      name: 'callable CommonJS',
      // require('corsmith') is the function itself, with all other exports on it
      buildEnd({ writtenFiles }) {
        for (const { name } of writtenFiles) {
          if (CALLABLE.test(name)) appendFileSync(name, 'module.exports = Object.assign(exports.cors, exports);\n');
        }
      },
    },
  ],
};

const types: Options = {
  ...BASE,
  entry: ENTRIES,
  format: ['esm', 'cjs'],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
};

export default defineConfig(({ dts }) => [suffixData, modules, commonjs, ...(dts === false ? [] : [types])]);
