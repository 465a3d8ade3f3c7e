import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { createInjector } from 'typed-inject';
import { EXCLUDED, PARTS } from './parts.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Bundles each test file of a part with the mutants of its sources, all off until one is switched on. */
export async function instrument(part) {
  const { sources, tests } = PARTS[part];
  const all = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((file) => `${folder}/${file}`),
  );
  const testFiles = all.filter((file) => file.endsWith('.test.ts') && tests.test(file) && !EXCLUDED.test(file)).sort();
  const { files, mutants } = await createInjector()
    .provideValue('logger', SILENT)
    .injectFunction(createInstrumenter)
    .instrument(
      all
        .filter((file) => file.endsWith('.ts') && sources.test(file))
        .sort()
        .map((file) => ({ name: join(ROOT, file), content: readFileSync(join(ROOT, file), 'utf8'), mutate: true })),
      { plugins: null, excludedMutations: [], ignorers: [] },
    );

  const folder = join(ROOT, 'reports/mutation', part);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const contents = new Map(files.map(({ name, content }) => [name, content]));
  await build({
    entryPoints: [
      ...testFiles.map((file) => ({ in: join(ROOT, file), out: file.slice(0, -'.ts'.length) })),
      { in: 'fresh', out: 'fresh' },
    ],
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    ignoreAnnotations: true,
    logLevel: 'error',
    plugins: [{ name: 'mutants', setup: (bundle) => setup(bundle, contents) }],
  });
  return {
    mutants: mutants.map((mutant) => ({ ...mutant, fileName: relative(ROOT, mutant.fileName) })),
    bundles: testFiles.map((file) => ({ file, bundle: join(folder, file.replace(/\.ts$/, '.js')) })),
  };
}

function setup(bundle, contents) {
  bundle.onResolve({ filter: /^[^./]/ }, ({ path }) => ({ path, namespace: path === 'fresh' ? 'fresh' : 'package' }));
  bundle.onLoad({ filter: /.*/, namespace: 'package' }, ({ path }) => ({
    contents: `module.exports = globalThis.mutation.load(${JSON.stringify(path)})`,
  }));
  bundle.onLoad({ filter: /.*/, namespace: 'fresh' }, () => ({
    contents: "import * as index from './src/index.ts'; globalThis.mutation.index = index;",
    resolveDir: ROOT,
  }));
  bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: freshly(contents.get(path) ?? readFileSync(path, 'utf8'))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      .replaceAll('import.meta.url', JSON.stringify(`file://${path}`)),
  }));
}

/** A file that mocks a module, or resets all, gets the package afterwards, from a bundle of its own. */
function freshly(content) {
  if (!/vi\.(?:mock|resetModules)\(/.test(content)) return content;
  const mocked = content
    .replaceAll("import('../../src/index.ts')", 'globalThis.mutation.fresh()')
    .replace(/^vi\.mock/m, 'await vi.mock');
  const [imported, names = ''] = /^import \{([^}]*)\} from '..\/..\/src\/index.ts';$/m.exec(mocked) ?? [];
  if (imported === undefined) return mocked;
  const values = names.split(',').filter((name) => !/^\s*(?:type .*)?$/.test(name));
  const types = names.split(',').filter((name) => /^\s*type /.test(name));
  return mocked
    .replace(imported, `import {${types}} from '../../src/index.ts';`)
    .replace(/^\}\)\);$/m, `}));\nconst {${values}} = await globalThis.mutation.fresh();`);
}

const SILENT = Object.fromEntries(
  ['Trace', 'Debug', 'Info', 'Warn', 'Error', 'Fatal'].flatMap((level) => [
    [level.toLowerCase(), () => undefined],
    [`is${level}Enabled`, () => false],
  ]),
);
