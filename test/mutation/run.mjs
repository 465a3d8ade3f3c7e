// Changes the code in every way that Stryker's instrumenter supports, and checks that a unit test fails for each change.
//   npm run test:mutation
//   node test/mutation/run.mjs standard            one part
//   node test/mutation/run.mjs standard --again    what survived before, and files that have changed
// Prints every survivor and the score of each file; fails below 95%.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { PARTS } from './parts.mjs';

const ROOT = join(import.meta.dirname, '../..');
const ENOUGH = 95;

const wanted = process.argv.slice(2).filter((each) => each in PARTS);
for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
  const results = await measure(part, process.argv.includes('--again'), (mutant) => console.log(describe(mutant)));
  const score = report(part, results);
  if (score < ENOUGH) process.exitCode = 1;
}

/** A mutant is noticed if a test fails or does not end. One that does not load does not count. */
function report(part, results) {
  const counts = new Map();
  for (const { mutant, status } of results) {
    if (status === 'invalid') continue;
    const count = counts.get(mutant.fileName) ?? { noticed: 0, all: 0 };
    counts.set(mutant.fileName, count);
    count.all++;
    if (status === 'noticed') count.noticed++;
  }
  for (const [file, { noticed, all }] of counts) console.log(`${share(noticed, all)} ${file}`);
  const sum = (key) => [...counts.values()].reduce((total, count) => total + count[key], 0);
  console.log(`${share(sum('noticed'), sum('all'))} in ${part}`);
  return (100 * sum('noticed')) / sum('all');
}

function describe({ fileName, location: { start, end }, replacement }) {
  const line = readFileSync(join(ROOT, fileName), 'utf8').split('\n')[start.line];
  const original = start.line === end.line ? line.slice(start.column, end.column) : `${line.slice(start.column)} ...`;
  return `survived ${fileName}:${start.line + 1}:${start.column + 1} ${original} -> ${replacement.replace(/\s+/g, ' ')}`;
}

function share(noticed, all) {
  return `${((100 * noticed) / all).toFixed(1).padStart(5)} %  ${String(noticed).padStart(4)} of ${String(all).padStart(4)} `;
}
