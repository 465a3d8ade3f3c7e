// npm run bench [-- part of a case's name]: prints medians and ratios. Without a name it measures everything, and writes
// bench/results.json for the docs. `-- results`, `growth`, `startup`, `servers` or `construction` measures and writes that part.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CASES } from './cases.mjs';
import { measureConstruction } from './construction.mjs';
import { median } from './median.mjs';
import { measureServers } from './servers.mjs';
import { measureStartup } from './startup.mjs';

const wanted = process.argv.slice(2).join(' ').toLowerCase();
const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 9);
const ROUNDS = process.env.BENCH_ROUNDS ?? '40';
// background garbage collection uses the processor for milliseconds, longer for larger policies
const NODE_FLAGS = ['--expose-gc', '--max-semi-space-size=128', '--single-threaded-gc'];
const GROWTH = fileURLToPath(new URL('./growth.mjs', import.meta.url));
const RESULTS = new URL('./results.json', import.meta.url);
const MEASURE = fileURLToPath(new URL('./measure.mjs', import.meta.url));

/**
 * Net of the same requests without any middleware: ns and bytes per request of each contestant, medians of processes. Ratios
 * are computed within each process, since processes differ more than contestants.
 */
function measure(name, entry) {
  const runs = Array.from({ length: PROCESSES }, () =>
    JSON.parse(
      execFileSync(process.execPath, [...NODE_FLAGS, MEASURE, name, entry, ROUNDS], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ),
  );
  const net = (key, what) => runs.map((run) => run[key][what] - run.empty[what]);
  const of = (key) => ({ ns: Math.round(median(net(key, 'ns'))), bytes: Math.round(median(net(key, 'bytes'))) });
  const ratio = (key, other, what = 'ns') => {
    const others = net(other, what);
    return Number(median(net(key, what).map((value, run) => value / others[run])).toFixed(2));
  };
  return { of, ratio };
}

function measureCase(name) {
  const { of, ratio } = measure(name, 'corsmith');
  const compat = measure(name, 'compat');
  return {
    limit: of('limit'),
    corsmith: of('corsmith'),
    compat: compat.of('compat'),
    cors: of('cors'),
    ratios: {
      toLimit: ratio('corsmith', 'limit'),
      bytesToLimit: ratio('corsmith', 'limit', 'bytes'),
      corsToLimit: ratio('cors', 'limit'),
      corsTo: ratio('cors', 'corsmith'),
      bytesToCors: ratio('corsmith', 'cors', 'bytes'),
      compatToCors: compat.ratio('compat', 'cors'),
    },
  };
}

const COLUMNS = ['limit', 'corsmith', 'compat', 'cors', '/limit', 'bytes/l', 'cors/l', 'cors/', 'bytes/c', 'compat/c'];
const print = (first, cells) =>
  console.log(`${first.padEnd(50)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);

function measureCases(part = '') {
  print('case', COLUMNS);
  const names = Object.keys(CASES).filter((name) => name.toLowerCase().includes(part));
  const rows = names.map((name) => {
    const row = measureCase(name);
    const { ratios, ...contestants } = row;
    print(name, [...Object.values(contestants).map(({ ns }) => ns), ...Object.values(ratios)]);
    return [name, row];
  });
  return Object.fromEntries(rows);
}

const PARTS = {
  results: () => measureCases(),
  growth: () => JSON.parse(execFileSync(process.execPath, [...NODE_FLAGS, GROWTH], { encoding: 'utf8' })),
  startup: measureStartup,
  servers: measureServers,
  construction: measureConstruction,
};

if (wanted === '' || wanted in PARTS) {
  const all = JSON.parse(readFileSync(RESULTS, 'utf8'));
  all.about = {
    node: process.version,
    cpu: cpus()[0]?.model,
    results: 'net ns and bytes per request, medians',
    startup: 'ms of processor time over an empty file',
    servers: 'microseconds of processor time per request, with 95% confidence intervals',
    construction: 'ms of processor time to create a policy with a RegExp',
  };
  for (const part of wanted === '' ? Object.keys(PARTS) : [wanted]) {
    all[part] = await PARTS[part]();
    if (part !== 'results') console.log(JSON.stringify({ [part]: all[part] }, null, 2));
    writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
  }
} else measureCases(wanted);
