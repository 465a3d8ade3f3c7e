// One case in one process: contestants take turns, so that whatever else the machine does falls on all of them.
import { IncomingMessage, ServerResponse } from 'node:http';
import npmCors from 'cors';
import * as compat from '../dist/compat.js';
import { cors as corsmith } from '../dist/index.js';
import { CASES } from './cases.mjs';

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

// as the parser would make them: strings that nobody has hashed yet
const wire = Object.entries({ host: 'api.example.com', 'user-agent': 'bench', accept: '*/*', ...request.headers }).map(
  ([field, value]) => [field, Buffer.from(value, 'latin1')],
);

function makeRequest() {
  const message = new IncomingMessage(null);
  message.method = request.method;
  message.url = '/';
  message.httpVersionMajor = 1;
  message.httpVersionMinor = 1;
  const lines = wire.flatMap(([field, bytes]) => [field, bytes.latin1Slice()]);
  message._addHeaderLines(lines, lines.length);
  return message;
}

function makeExchange() {
  const message = makeRequest();
  const response = new ServerResponse(message);
  for (const [field, value] of before) response.setHeader(field, value);
  return { message, response };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function run(middleware) {
  const exchanges = Array.from({ length: BATCH }, makeExchange);
  globalThis.gc();
  const bytesBefore = process.memoryUsage().heapUsed;
  const start = process.hrtime.bigint();
  for (let index = 0; index < BATCH; index++) {
    const { message, response } = exchanges[index];
    middleware(message, response, () => {
      response.end();
    });
  }
  if (name.includes('later')) await new Promise((resolve) => queueMicrotask(resolve));
  const time = Number(process.hrtime.bigint() - start) / BATCH;
  const bytes = (process.memoryUsage().heapUsed - bytesBefore) / BATCH;
  await settled();
  return { time, bytes };
}

// the same ServerResponse code serves every application: let it see many names before it is measured
for (let index = 0; index < 3000; index++) {
  const { response } = makeExchange();
  for (let field = 0; field < 6; field++) response.setHeader(`X-Warm-${(index + field) % 40}`, 'x');
  response.end();
}

const samples = Object.fromEntries(Object.keys(contestants).map((key) => [key, { time: [], bytes: [] }]));
const order = Object.keys(contestants);
const slow = Object.fromEntries(order.map((key) => [key, 0]));
for (let round = -12; round < Number(rounds); round++) {
  for (const key of order) {
    if (slow[key] > 50_000 && round % 6 !== 0) continue;
    const { time, bytes } = await run(contestants[key]);
    slow[key] = time;
    if (round < 0) continue;
    samples[key].time.push(time);
    samples[key].bytes.push(bytes);
  }
  order.push(order.shift());
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const medians = Object.fromEntries(
  Object.entries(samples).map(([key, { time, bytes }]) => [key, { time: median(time), bytes: median(bytes) }]),
);
process.stdout.write(JSON.stringify(medians));
