import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed tarball. */
    readonly tarball: string;
    /** A folder of applications into which the tarball is installed. */
    readonly consumers: string;
  }
}

const ROOT = join(import.meta.dirname, '../..');
const CONSUMERS = join(import.meta.dirname, 'consumers');

/** Builds and packs, and installs the tarball in a folder from which this repository cannot be reached. */
export function setup(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'corsmith-')));
  const [packed] = JSON.parse(npm(ROOT, 'pack', '--json', '--pack-destination', folder));
  const tarball = join(folder, packed.filename);
  const consumers = join(folder, 'consumers');
  cpSync(installed(), consumers, { recursive: true, verbatimSymlinks: true });
  cpSync(CONSUMERS, consumers, { recursive: true });
  npm(consumers, 'install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', tarball);
  project.provide('tarball', tarball);
  project.provide('consumers', consumers);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The dependencies of the applications, installed once for each version of their lock file. */
function installed(): string {
  const lock = readFileSync(join(CONSUMERS, 'package-lock.json'));
  const cache = join(ROOT, 'node_modules/.cache');
  const folder = join(cache, `consumers-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  cpSync(CONSUMERS, unfinished, { recursive: true });
  npm(unfinished, 'install', '--prefer-offline', '--no-audit', '--no-fund');
  renameSync(unfinished, folder);
  return folder;
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
