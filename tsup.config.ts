import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { defineConfig, type Options } from 'tsup';

const ENTRIES = {
  index: 'src/index.ts',
  compat: 'src/compat.ts',
  web: 'src/web.ts',
  explain: 'src/explain.ts',
};

interface LaterFile {
  readonly entry: string;
  /** The functions that return the module, by the file that declares each, and what they import. */
  readonly loaders: readonly { readonly file: string; readonly name: string; readonly imports: string }[];
}

/** Code that few policies need, in files of their own. CommonJS loads them when they are needed. */
const LATER: Readonly<Record<string, LaterFile>> = {
  'regexp-proof': {
    entry: 'src/origin/regexp/prove.ts',
    loaders: [{ file: 'load-proof', name: 'regexpProof', imports: 'prove' }],
  },
  reports: {
    entry: 'src/reports.ts',
    loaders: [
      { file: 'load-triggers', name: 'loadTriggers', imports: 'received-triggers' },
      { file: 'load-reasons', name: 'loadReasons', imports: 'find-reasons' },
      { file: 'load-report', name: 'loadReport', imports: 'report' },
    ],
  },
};

const LATER_ENTRIES = Object.fromEntries(Object.entries(LATER).map(([name, { entry }]) => [name, entry]));
const LOADERS = Object.entries(LATER).flatMap(([output, { loaders }]) => loaders.map((each) => ({ output, ...each })));

/** Files that nobody reads while debugging: without white space, they make the package smaller. */
const COMPACT = /(?:cli|explain|regexp-proof|reports)\.c?js$/;

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
  entry: { ...ENTRIES, ...LATER_ENTRIES, cli: 'src/cli.ts' },
  format: ['esm'],
  plugins: [compact],
  esbuildPlugins: [
    {
      name: 'import files of their own',
      setup({ onResolve }) {
        const path = './public-suffix-data.js';
        onResolve({ filter: /\/public-suffix-data\.ts$/ }, () => ({ path, external: true }));
        for (const { output, file, imports } of LOADERS) {
          onResolve({ filter: new RegExp(`/${imports}\\.ts$`) }, ({ importer }) =>
            importer.endsWith(`/${file}.ts`) ? { path: `./${output}.js`, external: true } : undefined,
          );
        }
      },
    },
  ],
};

const commonjs: Options = {
  ...BASE,
  entry: { ...ENTRIES, ...LATER_ENTRIES },
  format: ['cjs'],
  // rollup writes the chunks as CommonJS then, which esbuild cannot
  treeshake: true,
  esbuildPlugins: [
    {
      name: 'require files of their own when they are needed',
      setup({ onLoad }) {
        const data = { file: 'load-suffix-data', name: 'suffixData', output: 'public-suffix-data' };
        for (const { file, name, output } of [data, ...LOADERS]) {
          const contents = `export const ${name} = () => requireLater('./${output}.cjs');`;
          onLoad({ filter: new RegExp(`/${file}\\.ts$`) }, () => ({ contents }));
        }
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
