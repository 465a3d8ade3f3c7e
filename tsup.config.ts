import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Plugin, transformSync } from 'esbuild';
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
  advice: {
    entry: 'src/options/advice/index.ts',
    loaders: [{ file: 'load-advice', name: 'loadAdvice', imports: 'advice/index' }],
  },
  enforce: {
    entry: 'src/options/read-enforce.ts',
    loaders: [{ file: 'load-enforce', name: 'loadEnforce', imports: 'read-enforce' }],
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

/**
 * The modules that entries share, one list per output file. `rules` has those that need no code of `LATER`, so that no ES
 * module imports itself through others. In CommonJS, `core` includes `rules`, since each file takes time to load.
 */
const NODE = { node: 'src/node.ts' };
const MODULES = { rules: 'src/rules.ts', core: 'src/core.ts', ...NODE };
const COMMONJS = { core: 'src/commonjs.ts', ...NODE };

const LISTS = new Set([MODULES, COMMONJS].flatMap((lists) => Object.values(lists).map((list) => resolve(list))));

/** The modules of a list, and of the lists in it. */
const modulesOf = (list: string): readonly string[] =>
  [...readFileSync(list, 'utf8').matchAll(/'(.+)'/g)]
    .map(([, path = '']) => resolve(dirname(list), path))
    .flatMap((path) => (LISTS.has(path) ? [path, ...modulesOf(path)] : [path]));

const shareModules = (lists: Readonly<Record<string, string>>, extension: 'js' | 'cjs'): Plugin => ({
  name: 'share modules',
  setup({ onResolve }) {
    const files = Object.entries(lists).flatMap(([name, list]) => [
      [list, name],
      ...modulesOf(list).map((path) => [path, name]),
    ]);
    const fileOf = new Map(files.map(([path = '', name]) => [resolve(path), name]));
    onResolve({ filter: /^\./ }, ({ path, importer }) => {
      const file = fileOf.get(join(dirname(importer), path));
      return file === undefined || file === fileOf.get(importer)
        ? undefined
        : { path: `./${file}.${extension}`, external: true };
    });
  },
});

// White space is removed from all files, and syntax is shortened, so that the package stays small. Names stay in the entries,
// since they are in the stacks of errors, but not in the files that the entries share, except `node`, which has the
// middleware
const MINIFIED = /(?:cli|rules|core|explain|regexp-proof|enforce|advice|reports)\.c?js$/;

// and in the chunks that have nothing of the middleware
const SHARED_CHUNK = /^\/\/ src\/(?:diagnose|classify|origin)\//m;
const MIDDLEWARE = /^\/\/ src\/node\//m;

const compact: NonNullable<Options['plugins']>[number] = {
  name: 'minify',
  buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles) {
      const code = readFileSync(name, 'utf8');
      const isMinified = MINIFIED.test(name) || (SHARED_CHUNK.test(code) && !MIDDLEWARE.test(code));
      const isCommonJs = name.endsWith('.cjs');
      const { code: smaller } = transformSync(code, {
        format: isCommonJs ? 'cjs' : 'esm',
        minifyWhitespace: true,
        minifyIdentifiers: isMinified,
        minifySyntax: true,
      });
      // Node finds the names of exports in CommonJS only if this is written in full
      writeFileSync(name, isCommonJs ? smaller.replaceAll('enumerable:!0', 'enumerable:true') : smaller);
    }
  },
};

const CALLABLE = /(?:index|compat|web)\.cjs$/;

const ENTRY = new RegExp(`/(${Object.keys(ENTRIES).join('|')})\\.cjs$`);

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
  entry: { ...MODULES, ...ENTRIES, ...LATER_ENTRIES, cli: 'src/cli.ts' },
  format: ['esm'],
  plugins: [compact],
  esbuildPlugins: [
    shareModules(MODULES, 'js'),
    {
      name: 'import files of their own',
      setup({ onResolve, onLoad }) {
        const path = './public-suffix-data.js';
        onResolve({ filter: /\/public-suffix-data\.ts$/ }, () => ({ path, external: true }));
        // the command prints its version, and needs nothing else of this file
        const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
        onLoad({ filter: /\/package\.json$/ }, () => ({ contents: JSON.stringify({ version }), loader: 'json' }));
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
  entry: { ...COMMONJS, ...ENTRIES, ...LATER_ENTRIES },
  format: ['cjs'],
  // rollup writes the chunks as CommonJS then, which esbuild cannot
  treeshake: true,
  esbuildPlugins: [
    shareModules(COMMONJS, 'cjs'),
    {
      name: 'require files of their own when they are needed',
      setup({ onLoad }) {
        const others = [
          { file: 'load-suffix-data', name: 'suffixData', path: './public-suffix-data.cjs' },
          { file: 'load-vary', name: 'loadVary', path: 'vary' },
        ];
        for (const { file, name, path } of [
          ...others,
          ...LOADERS.map((it) => ({ ...it, path: `./${it.output}.cjs` })),
        ]) {
          const contents = `let loaded; export const ${name} = () => (loaded ??= requireLater('${path}'));`;
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
    {
      name: 'let Node import CommonJS',
      // ES modules cannot load files later, so Node would read all of them. In the `exports` of package.json, Node takes the
      // condition `node`, and bundlers take `module`, which comes first
      buildEnd({ writtenFiles }) {
        for (const { name } of writtenFiles) {
          const [, entry] = ENTRY.exec(`/${name}`) ?? [];
          if (entry === undefined) continue;
          const names = readFileSync(name, 'utf8').matchAll(/\bexports(?:\.|,")(?!__esModule)(\w+)/g);
          const list = [...new Set([...names].map(([, each]) => each))].join(',');
          writeFileSync(name.replace(/\.cjs$/, '.node.js'), `export{${list}}from"./${entry}.cjs";\n`);
        }
      },
    },
  ],
};

const types: Options = {
  ...BASE,
  // share-types.mjs explains and removes `compat-types`
  entry: { ...ENTRIES, 'compat-types': 'src/compat/types.ts' },
  format: ['esm', 'cjs'],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
};

export default defineConfig(({ dts }) => [suffixData, modules, commonjs, ...(dts === false ? [] : [types])]);
