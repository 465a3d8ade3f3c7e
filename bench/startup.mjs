// Cold start: the processor time that loading each package takes over an empty file, each time in a new process, in a
// folder where the packages are installed. An empty package shows what Node needs for the first package with `exports`.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const ROUNDS = 25;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = ['cors', 'corsmith', 'corsmith/compat', 'an-empty-package'];
const OPTIONS = "({ origin: 'https://app.example.com' })";

const clock = (load) =>
  `const start = process.cpuUsage();
${load}
const { user, system } = process.cpuUsage(start);
process.stdout.write(String(user + system));`;
const programs = {
  'require nothing': ['cjs', "require('./nothing.cjs');"],
  'import nothing': ['mjs', "await import('./nothing.mjs');"],
  ...Object.fromEntries(PACKAGES.map((name) => [`require ${name}`, ['cjs', `require('${name}');`]])),
  ...Object.fromEntries(['cors', 'corsmith'].map((name) => [`call ${name}`, ['cjs', `require('${name}')${OPTIONS};`]])),
  ...Object.fromEntries(PACKAGES.map((name) => [`import ${name}`, ['mjs', `await import('${name}');`]])),
};

function install(folder) {
  const copy = (from, name) => cpSync(join(ROOT, from), join(folder, 'node_modules', name), { recursive: true });
  for (const name of ['cors', 'object-assign', 'vary']) copy(join('node_modules', name), name);
  for (const name of ['dist', 'package.json']) copy(name, join('corsmith', name));
  const empty = join(folder, 'node_modules/an-empty-package');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), JSON.stringify({ exports: { import: './a.mjs', require: './a.cjs' } }));
  for (const file of [join(empty, 'a'), join(folder, 'nothing')])
    for (const extension of ['cjs', 'mjs']) writeFileSync(`${file}.${extension}`, '');
}

/** Milliseconds over the empty file, medians of processes that take turns. */
export function measureStartup() {
  const folder = mkdtempSync(join(tmpdir(), 'corsmith-bench-'));
  try {
    install(folder);
    return measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureIn(folder) {
  const files = Object.entries(programs).map(([name, [extension, load]], index) => {
    const file = join(folder, `${index}.${extension}`);
    writeFileSync(file, clock(load));
    return [name, file];
  });
  const times = Object.fromEntries(files.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, file] of files) {
      times[name].push(Number(execFileSync(process.execPath, [file], { encoding: 'utf8' })) / 1e3);
    }
  }
  const nothing = { cjs: median(times['require nothing']), mjs: median(times['import nothing']) };
  const net = files
    .filter(([name]) => !name.endsWith(' nothing'))
    .map(([name]) => [name, Number((median(times[name]) - nothing[programs[name][0]]).toFixed(2))]);
  return Object.fromEntries(net);
}
