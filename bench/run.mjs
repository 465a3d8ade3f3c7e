// npm run bench [-- part of a case's name]: prints medians and ratios, and writes bench/results.json for the docs.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CASES } from './cases.mjs';
import { median } from './median.mjs';
import { measureServers } from './servers.mjs';
import { measureStartup } from './startup.mjs';

const wanted = process.argv.slice(2).join(' ').toLowerCase();
const names = Object.keys(CASES).filter((name) => name.toLowerCase().includes(wanted));
const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 3);
const ROUNDS = process.env.BENCH_ROUNDS ?? '60';
// garbage collection in the background takes the processor for milliseconds, longer for larger policies
const NODE_FLAGS = ['--expose-gc', '--max-semi-space-size=128', '--single-threaded-gc'];
const GROWTH = fileURLToPath(new URL('./growth.mjs', import.meta.url));
const MEASURE = fileURLToPath(new URL('./measure.mjs', import.meta.url));

function measure(name) {
  const runs = Array.from({ length: PROCESSES }, () =>
    JSON.parse(
      execFileSync(process.execPath, [...NODE_FLAGS, MEASURE, name, ROUNDS], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ),
  );
  const net = (key, what) => Math.round(median(runs.map((run) => run[key][what] - run.empty[what])));
  const of = (key) => ({ ns: net(key, 'time'), bytes: net(key, 'bytes') });
  return { limit: of('limit'), corsmith: of('corsmith'), compat: of('compat'), cors: of('cors') };
}

const pad = (text, width) => String(text).padStart(width);
console.log(
  `${'case'.padEnd(50)}${['limit', 'corsmith', 'compat', 'cors', '/limit', 'bytes/l', 'cors/', 'bytes c/', 'compat c/'].map((head) => pad(head, 10)).join('')}`,
);
const results = {};
for (const name of names) {
  const row = measure(name);
  const ratio = (a, b) => Number((a / b).toFixed(2));
  const ratios = {
    toLimit: ratio(row.corsmith.ns, row.limit.ns),
    bytesToLimit: ratio(row.corsmith.bytes, row.limit.bytes),
    corsTo: ratio(row.cors.ns, row.corsmith.ns),
    bytesToCors: ratio(row.corsmith.bytes, row.cors.bytes),
    corsToCompat: ratio(row.cors.ns, row.compat.ns),
  };
  results[name] = { ...row, ratios };
  const cells = [
    row.limit.ns,
    row.corsmith.ns,
    row.compat.ns,
    row.cors.ns,
    ratios.toLimit,
    ratios.bytesToLimit,
    ratios.corsTo,
    ratios.bytesToCors,
    ratios.corsToCompat,
  ];
  console.log(`${name.padEnd(50)}${cells.map((cell) => pad(cell, 10)).join('')}`);
}
if (wanted === '') {
  const growth = JSON.parse(execFileSync(process.execPath, [...NODE_FLAGS, GROWTH], { encoding: 'utf8' }));
  const startup = measureStartup();
  const servers = await measureServers();
  console.log(JSON.stringify({ growth, startup, servers }, null, 2));
  const about = {
    node: process.version,
    cpu: cpus()[0]?.model,
    results: 'net ns and bytes per request, medians',
    startup: 'ms over an empty file',
    servers: 'requests per second',
  };
  const all = { about, results, growth, startup, servers };
  writeFileSync(new URL('./results.json', import.meta.url), `${JSON.stringify(all, null, 2)}\n`);
}
