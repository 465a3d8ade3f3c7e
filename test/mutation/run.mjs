// Mutates the code that reads options and decides, and checks that a unit test fails for each change.
//   npm run test:mutation
// Prints the score and every survivor; fails below 95 %.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STRYKER = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const ENOUGH = 95;

const wanted = process.argv.slice(2);
const counts = new Map();
for (const part of wanted.length > 0 ? wanted : ['standard', 'origin', 'options', 'decide']) {
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', 'test/mutation/stryker.config.mjs'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PART: part },
  });
  if (status !== 0) process.exit(1);
  const { files } = JSON.parse(readFileSync(join(ROOT, `reports/mutation-${part}.json`), 'utf8'));
  for (const [file, { source, mutants }] of Object.entries(files)) count(file, source.split('\n'), mutants);
}

let [noticed, all] = [0, 0];
for (const [file, { killed, total }] of counts) {
  noticed += killed;
  all += total;
  console.log(`${percent(killed, total)}  ${String(killed).padStart(4)} of ${String(total).padStart(4)}  ${file}`);
}
console.log(`${percent(noticed, all)}  ${String(noticed).padStart(4)} of ${String(all).padStart(4)}  in all`);
process.exitCode = noticed / all >= ENOUGH / 100 ? 0 : 1;

/** A mutant is noticed if a test fails or times out. One that does not compile does not count. */
function count(file, lines, mutants) {
  const valid = mutants.filter(({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status));
  const survivors = valid.filter(({ status }) => status !== 'Killed' && status !== 'Timeout');
  counts.set(file, { killed: valid.length - survivors.length, total: valid.length });
  for (const { status, location, replacement } of survivors) {
    const { start, end } = location;
    const line = lines[start.line - 1];
    const original = start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.trim()} ...`;
    console.log(`${status} ${file}:${start.line}:${start.column} ${original} -> ${replacement}`);
  }
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}
