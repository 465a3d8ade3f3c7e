import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build as bundle, type Plugin } from 'esbuild';
import { HERE, programOf, scriptOf, WORK } from './programs.ts';
import { readRecipes } from './recipes.ts';
import { TARGETS, type Target } from './targets.ts';

const run = promisify(execFile);
const ROOT = join(HERE, '../..');

/** Writes each recipe to its own folder, with the application of its target, and builds it. */
export async function prepare(targets: readonly Target[] = TARGETS, page?: string): Promise<void> {
  await installCorsmith();
  const recipes = readRecipes(page);
  for (const target of targets) writeTarget(target, recipes);
  await Promise.all(targets.map(buildTarget));
}

/** The built package under the name `corsmith-real`, and under `corsmith` the one that chooses policies. */
async function installCorsmith(): Promise<void> {
  const real = join(WORK, 'node_modules/corsmith-real');
  rmSync(join(WORK, 'node_modules'), { recursive: true, force: true });
  cpSync(join(ROOT, 'dist'), join(real, 'dist'), { recursive: true });
  writeJson(join(real, 'package.json'), {
    ...JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')),
    name: 'corsmith-real',
  });
  const shim = join(WORK, 'node_modules/corsmith');
  writeJson(join(shim, 'package.json'), {
    name: 'corsmith',
    version: '0.0.0',
    type: 'module',
    exports: { '.': './index.js', './web': './web.js' },
  });
  await bundle({
    entryPoints: [join(HERE, 'shim/index.js'), join(HERE, 'shim/web.js')],
    outdir: shim,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
    plugins: [realEntries],
  });
}

/** Replaces what the table of exchanges imports from `src` with the built package. */
const realEntries: Plugin = {
  name: 'real-entries',
  setup(builder) {
    builder.onResolve({ filter: /^corsmith-real/ }, ({ path }) => ({ path, external: true }));
    builder.onResolve({ filter: /\/src\/(index|web)\.ts$/ }, () => ({ path: 'corsmith-real/web', external: true }));
    builder.onResolve({ filter: /^vitest$/ }, ({ path }) => ({ path, namespace: 'none' }));
    builder.onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: 'export const expect = undefined' }));
  },
};

function writeTarget({ id, recipe, shared }: Target, recipes: ReturnType<typeof readRecipes>): void {
  const folder = join(WORK, id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = join(HERE, 'apps', id);
  if (existsSync(own)) cpSync(own, folder, { recursive: true });
  if (shared !== undefined) cpSync(join(HERE, 'apps/shared', `${shared}.js`), join(folder, `${shared}.js`));
  writeJson(join(folder, 'package.json'), { name: id, private: true, type: 'module' });
  for (const { path, text } of recipes.get(recipe) ?? []) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), withFreePort(text));
  }
  if (id !== 'h3-2') return;
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(HERE, 'node_modules/h3-2'), join(folder, 'node_modules/h3'));
}

/** Changes the port, which is the only difference from the recipes on the page. */
function withFreePort(text: string): string {
  return text.replaceAll(/\b3000\b/g, 'Number(process.env.RECIPE_PORT)');
}

async function buildTarget({ id, build }: Target): Promise<void> {
  const folder = join(WORK, id);
  if (id === 'workers') {
    const entry = join(folder, 'worker.js');
    await bundle({
      entryPoints: [entry],
      outfile: join(folder, 'bundle.js'),
      bundle: true,
      format: 'esm',
      logLevel: 'error',
    });
  }
  if (build === undefined) return;
  const [program] = programOf('Node 24');
  const [bin, ...rest] = build;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    CI: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
  };
  await run(program, [scriptOf(bin), ...rest], { cwd: folder, env, maxBuffer: 1e8 });
}

function writeJson(path: string, value: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
