// One case in one process: the contestants take turns in changing order, so that other load affects all of them alike.
// An application uses only one of our entries; measured together, each would see the objects of the other.
import npmCors from 'cors';
import { cors as corsmith } from 'corsmith';
import * as compat from 'corsmith/compat';
import { CASES } from './cases.mjs';
import { exchanges, time, warm } from './exchanges.mjs';
import { median } from './median.mjs';

const [name, entry, rounds] = process.argv.slice(2);
const BATCH = 400;
const SMALL_BATCH = 4;
const SLOW = 300_000;
const { request, options, corsOptions = options, limit, ...more } = CASES[name]();

const contestants = {
  empty: (_req, _res, next) => next(),
  limit: limit(),
  cors: npmCors(corsOptions),
  [entry]: entry === 'compat' ? compat.cors(corsOptions) : corsmith(options),
};

const make = exchanges(request, more);
warm(make);

async function run(middleware, count) {
  const stop = time(middleware, Array.from({ length: count }, make));
  const isAsync = name.includes('later') || name.includes('promise');
  // a promise needs several turns, and setImmediate comes after all of them
  if (isAsync) await new Promise((resolve) => setImmediate(resolve));
  const measured = stop();
  await new Promise((resolve) => setImmediate(resolve));
  return measured;
}

const order = Object.keys(contestants);
const samples = Object.fromEntries(order.map((key) => [key, { time: [], bytes: [] }]));
const slow = new Set();
for (const key of order) {
  const first = [];
  for (let turn = 0; turn < 7; turn++) first.push((await run(contestants[key], SMALL_BATCH)).time);
  if (Math.min(...first) > SLOW) slow.add(key);
}
for (let round = -25; round < Number(rounds); round++) {
  for (const key of order) {
    if (slow.has(key) && round % 6 !== 0) continue;
    const measured = await run(contestants[key], slow.has(key) ? SMALL_BATCH : BATCH);
    if (round < 0) continue;
    samples[key].time.push(measured.time);
    samples[key].bytes.push(measured.bytes);
  }
  order.sort(() => Math.random() - 0.5);
}

const medians = Object.fromEntries(
  Object.entries(samples).map(([key, { time, bytes }]) => [key, { ns: median(time), bytes: median(bytes) }]),
);
process.stdout.write(JSON.stringify(medians));
