// Cold start: the processor time that `require` and `import` of each package take over an empty file, each time in a new
// process.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const ROUNDS = 25;
const root = fileURLToPath(new URL('..', import.meta.url));

const clock = (load) =>
  `const start = process.cpuUsage();
${load}
const { user, system } = process.cpuUsage(start);
process.stdout.write(String(user + system));`;
const programs = {
  'require nothing': ['a.cjs', clock("require('./nothing.cjs');")],
  'require cors': ['b.cjs', clock("require('cors');")],
  'require corsmith': ['c.cjs', clock("require('corsmith');")],
  'require corsmith/compat': ['d.cjs', clock("require('corsmith/compat');")],
  'import nothing': ['a.mjs', clock("await import('./nothing.mjs');")],
  'import cors': ['b.mjs', clock("await import('cors');")],
  'import corsmith': ['c.mjs', clock("await import('corsmith');")],
  'import corsmith/compat': ['d.mjs', clock("await import('corsmith/compat');")],
};

/** Milliseconds over the empty file, medians of processes that take turns. */
export function measureStartup() {
  const folder = mkdtempSync(join(root, 'dist', '.bench-')); // inside the package, so that it can import itself by name
  try {
    return measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureIn(folder) {
  for (const name of ['nothing.cjs', 'nothing.mjs']) writeFileSync(join(folder, name), '');
  for (const [file, source] of Object.values(programs)) writeFileSync(join(folder, file), source);
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [file]] of Object.entries(programs)) {
      times[name].push(Number(execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' })) / 1e3);
    }
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  return Object.fromEntries(
    Object.entries(medians)
      .filter(([name]) => !name.endsWith('nothing'))
      .map(([name, value]) => [name, Number((value - medians[`${name.split(' ')[0]} nothing`]).toFixed(2))]),
  );
}
