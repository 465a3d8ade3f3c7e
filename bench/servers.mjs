// Whole servers under load, each in a process of its own, taking turns.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { median } from './median.mjs';
import { SERVER_NAMES } from './server.mjs';

const ROUNDS = 5;
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

async function load(port, request) {
  const { requests, errors } = await autocannon({
    url: `http://127.0.0.1:${port}/`,
    ...request,
    connections: 20,
    pipelining: 4,
    duration: SECONDS,
  });
  if (errors > 0) throw new Error(`${errors} requests failed`);
  return requests.average;
}

/** Requests per second, medians. */
export async function measureServers() {
  const running = [];
  for (const name of SERVER_NAMES) {
    const child = fork(PROGRAM, [name]);
    const [port] = await once(child, 'message');
    running.push({ name, child, port });
  }
  const results = {};
  for (const [kind, request] of Object.entries(REQUESTS)) {
    const rates = Object.fromEntries(SERVER_NAMES.map((name) => [name, []]));
    for (let round = -1; round < ROUNDS; round++) {
      for (const { name, port } of running) {
        const rate = await load(port, request);
        if (round >= 0) rates[name].push(rate);
      }
    }
    results[kind] = Object.fromEntries(
      Object.entries(rates).map(([name, values]) => [name, Math.round(median(values))]),
    );
  }
  for (const { child } of running) child.kill();
  return results;
}
