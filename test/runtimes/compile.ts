import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { HERE, WORK } from './programs.ts';
import { readRecipes } from './recipes.ts';
import { TARGETS } from './targets.ts';

const run = promisify(execFile);
const FOLDER = join(WORK, 'types');
export const VERSIONS: Readonly<Record<string, string>> = {
  'TypeScript 5.9': 'typescript-5',
  'TypeScript 6.0': 'typescript',
  'TypeScript 7.0': 'typescript-7',
};

/** Recipes that are compiled together: with the same global types. */
export const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  node: ['node', 'astro/client'],
  bun: ['bun'],
  deno: ['deno'],
  workers: ['@cloudflare/workers-types'],
};

/** Writes the recipes as TypeScript, with declarations of the applications behind them. */
export function writeTypes(page?: string): void {
  rmSync(FOLDER, { recursive: true, force: true });
  cpSync(join(WORK, 'node_modules/corsmith-real'), join(FOLDER, 'node_modules/corsmith'), { recursive: true });
  for (const [recipe, files] of readRecipes(page)) {
    const id = TARGETS.find((target) => target.recipe === recipe)?.id ?? 'adapter';
    const folder = join(FOLDER, programOf(id), id);
    if (existsSync(join(HERE, 'types', id))) cpSync(join(HERE, 'types', id), folder, { recursive: true });
    for (const { path, text } of files) write(join(folder, path.replace(/\.m?js$/, '.ts')), text);
  }
  mkdirSync(join(FOLDER, 'node/h3-2/node_modules'));
  symlinkSync(join(HERE, 'node_modules/h3-2'), join(FOLDER, 'node/h3-2/node_modules/h3'));
  for (const [name, types] of Object.entries(PROGRAMS)) writeConfig(name, types);
  writeConfig('wrong', []);
  write(join(FOLDER, 'wrong/server.ts'), "import cors from 'corsmith';\n\ncors({ origin: 'app.example.com' });\n");
}

/** The program that a target is compiled in. */
export function programOf(id: string): string {
  return id in PROGRAMS ? id : 'node';
}

/** The output of the compiler: empty if there is no error. */
export async function compile(program: string, typescript: string): Promise<string> {
  const compiler = join(HERE, 'node_modules', typescript, 'bin/tsc');
  return run(process.execPath, [compiler, '-p', join(FOLDER, program)]).then(
    () => '',
    ({ stdout }) => String(stdout),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writeConfig(name: string, types: readonly string[]): void {
  const lib = ['es2023', ...(['node', 'deno'].includes(name) ? ['dom', 'dom.iterable'] : [])];
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib,
    types,
  };
  write(join(FOLDER, name, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*'] }));
}
