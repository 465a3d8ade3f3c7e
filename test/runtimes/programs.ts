import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from './targets.ts';

export const HERE: string = import.meta.dirname;
export const WORK: string = join(HERE, 'work');
const MODULES = join(HERE, 'node_modules');

/** The program of a runtime and its first arguments, from packages of the registry. */
const PROGRAMS = {
  'Node 20': ['node-20', 'bin/node', '--disable-warning=CorsWarning'],
  'Node 22': ['node-22', 'bin/node', '--disable-warning=CorsWarning'],
  'Node 24': ['node-24', 'bin/node', '--disable-warning=CorsWarning'],
  'Node 26': ['node-26', 'bin/node', '--disable-warning=CorsWarning'],
  Bun: ['@oven/bun-linux-x64', 'bin/bun'],
  Deno: ['@deno/linux-x64-glibc', 'deno', 'run', '--allow-all', '--no-lock', '--node-modules-dir=manual', '--quiet'],
  workerd: ['@cloudflare/workerd-linux-64', 'bin/workerd', 'serve'],
} as const satisfies Record<Runtime, readonly [string, string, ...(readonly string[])]>;

export function programOf(runtime: Runtime): readonly [string, readonly string[]] {
  const [name, path, ...rest] = PROGRAMS[runtime];
  return [join(MODULES, name, path), rest];
}

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8'));
}

export function versionOf(name: string): string {
  return manifestOf(name).version;
}

export function programVersion(runtime: Runtime): string {
  return versionOf(PROGRAMS[runtime][0]);
}

/** The script behind a command of an installed package. */
export function scriptOf(name: string): string {
  const { bin = '' } = manifestOf(name);
  return join(MODULES, name, typeof bin === 'string' ? bin : (bin[name] ?? ''));
}
