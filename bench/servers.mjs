// Whole servers by processor time: requests at a fixed rate below a server's capacity, each time in a new process,
// with the servers in changing order. Two runs of one server differ by more requests per second than a middleware costs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { median } from './median.mjs';
import { SERVER_NAMES } from './server.mjs';

const ROUNDS = Number(process.env.BENCH_SERVER_ROUNDS ?? 21);
const WARM_UP = 5000;
const RATE = 4000;
const SECONDS = 2;
const PROGRAM = fileURLToPath(new URL('./server.mjs', import.meta.url));

const FRAMEWORKS = ['Express', 'node:http'];
const REQUESTS = {
  GET: { method: 'GET', headers: { origin: 'https://b.example' } },
  preflight: {
    method: 'OPTIONS',
    headers: {
      origin: 'https://b.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'x-one',
    },
  },
};

async function load(port, request, how) {
  const url = `http://127.0.0.1:${port}/`;
  const { requests, errors } = await autocannon({ url, ...request, connections: 10, ...how });
  if (errors > 0) throw new Error(`${errors} requests failed`);
  return requests.total;
}

/** Microseconds of user and system time that a process has used. */
async function usageOf(child) {
  child.send('usage');
  const [{ user, system }] = await once(child, 'message');
  return user + system;
}

/** Microseconds per request in one process, by the kind of request. */
async function measureServer(name) {
  const child = fork(PROGRAM, [name]);
  const [port] = await once(child, 'message');
  const used = {};
  for (const [kind, request] of Object.entries(REQUESTS)) {
    await load(port, request, { amount: WARM_UP });
    const before = await usageOf(child);
    const count = await load(port, request, { overallRate: RATE, duration: SECONDS });
    used[kind] = ((await usageOf(child)) - before) / count;
  }
  child.kill();
  return used;
}

/** The median, and a 95% confidence interval for it that ignores outliers: its ranks follow the binomial distribution. */
function summarize(values) {
  const sorted = values.toSorted((a, b) => a - b);
  let rank = 0;
  let chance = 2 ** -sorted.length;
  for (let sum = chance; sum <= 0.025; sum += chance) {
    chance *= (sorted.length - rank) / (rank + 1);
    rank++;
  }
  const [us, low, high] = [median(sorted), sorted[rank - 1], sorted.at(-rank)].map((value) => Number(value.toFixed(1)));
  return { us, low, high };
}

/** Microseconds per request without CORS, what a package adds in the same rounds, and what corsmith saves. */
function compare(times, framework) {
  const of = (contestant) => times.get(`${framework}${contestant}`);
  const [without, cors, corsmith] = [of(''), of(', cors'), of(', corsmith')];
  const over = (some, others) => summarize(some.map((time, round) => time - others[round]));
  return {
    without: summarize(without),
    cors: over(cors, without),
    corsmith: over(corsmith, without),
    saved: over(cors, corsmith),
  };
}

/** By framework and kind of request. */
export async function measureServers() {
  const names = SERVER_NAMES.filter((name) => FRAMEWORKS.some((framework) => name.startsWith(framework)));
  const kinds = Object.keys(REQUESTS);
  const times = Object.fromEntries(kinds.map((kind) => [kind, new Map(names.map((name) => [name, []]))]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names.toSorted(() => Math.random() - 0.5)) {
      const used = await measureServer(name);
      for (const kind of kinds) times[kind].get(name).push(used[kind]);
    }
  }
  const ofFramework = (framework) => Object.fromEntries(kinds.map((kind) => [kind, compare(times[kind], framework)]));
  return Object.fromEntries(FRAMEWORKS.map((framework) => [framework, ofFramework(framework)]));
}
