// One case in one process: contestants take turns in changing order, so that whatever else the machine or the one before
// does falls on all of them.
import npmCors from 'cors';
import * as compat from '../dist/compat.js';
import { cors as corsmith } from '../dist/index.js';
import { CASES } from './cases.mjs';
import { exchanges, time, warm } from './exchanges.mjs';
import { median } from './median.mjs';

const [name = '', rounds = '60'] = process.argv.slice(2);
const BATCH = 400;
const { request, options, corsOptions = options, before = [], limit } = CASES[name];

const empty = (_req, _res, next) => next();
const contestants = {
  empty,
  limit: limit(),
  corsmith: corsmith(options),
  compat: compat.cors(corsOptions),
  cors: npmCors(corsOptions),
};

const make = exchanges(request, before);
warm(make);

async function run(middleware) {
  const stop = time(middleware, Array.from({ length: BATCH }, make));
  if (name.includes('later')) await new Promise((resolve) => queueMicrotask(resolve));
  const measured = stop();
  await new Promise((resolve) => setImmediate(resolve));
  return measured;
}

const samples = Object.fromEntries(Object.keys(contestants).map((key) => [key, { time: [], bytes: [] }]));
const order = Object.keys(contestants);
const slow = Object.fromEntries(order.map((key) => [key, 0]));
for (let round = -12; round < Number(rounds); round++) {
  for (const key of order) {
    if (slow[key] > 50_000 && round % 6 !== 0) continue;
    const measured = await run(contestants[key]);
    slow[key] = measured.time;
    if (round < 0) continue;
    samples[key].time.push(measured.time);
    samples[key].bytes.push(measured.bytes);
  }
  order.sort(() => Math.random() - 0.5);
}

const medians = Object.fromEntries(
  Object.entries(samples).map(([key, { time, bytes }]) => [key, { time: median(time), bytes: median(bytes) }]),
);
process.stdout.write(JSON.stringify(medians));
