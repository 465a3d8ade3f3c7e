// Whole servers under load, taking turns in changing order, each time in a new process: two processes of the same code
// differ by more than what a middleware costs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { median } from './median.mjs';
import { SERVER_NAMES } from './server.mjs';

const ROUNDS = 7;
const SECONDS = 2;
const PROGRAM = fileURLToPath(new URL('./server.mjs', import.meta.url));

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

async function load(port, request, duration) {
  const { requests, errors } = await autocannon({
    url: `http://127.0.0.1:${port}/`,
    ...request,
    connections: 20,
    pipelining: 4,
    duration,
  });
  if (errors > 0) throw new Error(`${errors} requests failed`);
  return requests.average;
}

/** Requests per second of one process, by the kind of request. */
async function measureServer(name) {
  const child = fork(PROGRAM, [name]);
  const [port] = await once(child, 'message');
  const rates = {};
  for (const [kind, request] of Object.entries(REQUESTS)) {
    await load(port, request, 1);
    rates[kind] = await load(port, request, SECONDS);
  }
  child.kill();
  return rates;
}

/** Requests per second, medians. */
export async function measureServers() {
  const rates = Object.fromEntries(SERVER_NAMES.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of SERVER_NAMES.toSorted(() => Math.random() - 0.5)) rates[name].push(await measureServer(name));
  }
  const medianOf = (kind) => (name) => [name, Math.round(median(rates[name].map((rate) => rate[kind])))];
  return Object.fromEntries(
    Object.keys(REQUESTS).map((kind) => [kind, Object.fromEntries(SERVER_NAMES.map(medianOf(kind)))]),
  );
}
