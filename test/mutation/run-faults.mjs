// Seeds one fault after the other into the proof of RegExps, and checks that a test of the proof fails.
//   npm run test:faults
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from './faults.mjs';

const ROOT = join(import.meta.dirname, '../..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const CONFIG = join(import.meta.dirname, 'faults.config.mjs');

if ((await failedTests('')) !== 0) throw new Error('The tests fail without a fault.');
const left = [...FAULTS.entries()];
let found = 0;
await Promise.all(Array.from({ length: availableParallelism() }, seedFaults));
console.log(`${found} of ${FAULTS.length} faults are found`);
process.exitCode = found === FAULTS.length ? 0 : 1;

async function seedFaults() {
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const [index, { file, original, changed }] = next;
    const count = readFileSync(join(ROOT, file), 'utf8').split(original).length - 1;
    if (count !== 1) throw new Error(`${file} contains ${count} times: ${original}`);
    const failed = await failedTests(String(index));
    if (failed > 0) found++;
    console.log(
      `${failed > 0 ? 'found ' : 'MISSED'} ${file}: ${original.trim()} -> ${changed.trim()} (${failed} tests fail)`,
    );
  }
}

/** How many tests fail with a fault in the code. A file that cannot be loaded has no tests. */
function failedTests(fault) {
  const child = spawn(process.execPath, [VITEST, 'run', '--config', CONFIG, '--root', ROOT], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, FAULT: fault, NO_COLOR: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const [, counts] = /^ *Tests +(.*)$/m.exec(output) ?? [];
      if (counts === undefined) reject(new Error(output));
      else resolve(Number(/(\d+) failed/.exec(counts)?.[1] ?? 0));
    });
  });
}
