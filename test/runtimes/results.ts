import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programVersion, versionOf } from './programs.ts';
import type { Runtime, Target } from './targets.ts';

const FILE = join(import.meta.dirname, 'results.json');

/** How many exchanges a recipe passed on a runtime. */
export interface Result {
  readonly recipe: string;
  /** Name and version. */
  readonly framework: string;
  readonly runtime: Runtime;
  readonly version: string;
  readonly passed: number;
  readonly exchanges: number;
  /** Why some are not passed. */
  readonly why?: string;
}

export function resultOf(target: Target, runtime: Runtime, exchanges: number, passed: number): Result {
  const { recipe, framework, except } = target;
  const named = framework === undefined ? '' : `${framework.replace(/^h3-2$/, 'h3')} ${versionOf(framework)}`;
  return {
    recipe,
    framework: named,
    runtime,
    version: programVersion(runtime),
    passed,
    exchanges,
    ...(except !== undefined && { why: except.map(({ why }) => why).join('; ') }),
  };
}

export function readResults(): readonly Result[] {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

export function writeResults(results: readonly Result[]): void {
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
}
