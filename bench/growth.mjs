// How a request's cost grows with the policy, and what it costs to create one: node --expose-gc bench/growth.mjs
import { cors, createPolicy } from 'corsmith';
import { exchanges, time, warm } from './exchanges.mjs';
import { someOrigins, suffixes } from './limit.mjs';
import { median } from './median.mjs';

const BATCH = 1000;
const ROUNDS = 31;
const SIZES = [10, 1000, 10_000, 100_000, 1_000_000];
const KINDS = {
  exact: {
    entry: (index) => `https://app-${index}.example.com`,
    origin: (index) => `https://app-${index}.example.com`,
    admits(size) {
      const set = new Set(Array.from({ length: size }, (_, index) => this.entry(index)));
      return (origin) => set.has(origin);
    },
  },
  patterns: {
    entry: (index) => `https://*.tenant-${index}.example.com`,
    origin: (index) => `https://www.tenant-${index}.example.com`,
    admits: (size) => suffixes(Array.from({ length: size }, (_, index) => `tenant-${index}.example.com`)),
  },
};

const empty = (_request, _response, next) => next();

/** Another origin for each request, so that large policies show what memory costs. */
function batch(origin, size) {
  return Array.from({ length: BATCH }, () => {
    const index = Math.floor(Math.random() * size);
    return exchanges({ method: 'GET', headers: { origin: origin(index) } })();
  });
}

/** Both handle the same requests: if the limit gets slower with a larger set, the cause is memory. */
function construct(kind, size) {
  const { entry } = kind;
  const list = Array.from({ length: size }, (_, index) => entry(index));
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  const policy = createPolicy({ origin: list });
  const { user, system } = process.cpuUsage(start);
  const constructionMs = Math.round((user + system) / 1e3);
  globalThis.gc();
  const bytesPerEntry = Math.round((process.memoryUsage().heapUsed - before) / size);
  const limit = someOrigins(kind.admits(size));
  const contestants = [cors(policy), limit].map((middleware) => ({ middleware, times: [] }));
  return { size, contestants, constructionMs, bytesPerEntry };
}

warm(exchanges({ method: 'GET', headers: {} }));
const results = {};
for (const [name, kind] of Object.entries(KINDS)) {
  const { origin } = kind;
  const policies = SIZES.map((size) => construct(kind, size));
  const floor = [];
  for (let turn = -8; turn < ROUNDS; turn++) {
    const { time: least } = time(empty, batch(origin, 10))();
    if (turn >= 0) floor.push(least);
    for (const { size, contestants } of policies) {
      const order = turn % 2 === 0 ? contestants : contestants.toReversed();
      for (const { middleware, times } of order) {
        const { time: taken } = time(middleware, batch(origin, size))();
        if (turn >= 0) times.push(taken);
      }
    }
  }
  const nets = policies.map(({ contestants }) =>
    contestants.map(({ times }) => Math.round(median(times) - median(floor))),
  );
  const [[tenNs, limitTenNs]] = nets;
  const ratio = (a, b) => Number((a / b).toFixed(2));
  results[name] = policies.map(({ size, constructionMs, bytesPerEntry }, index) => {
    const [netNs, limitNs] = nets[index];
    const toTen = ratio(netNs, tenNs);
    const limitToTen = ratio(limitNs, limitTenNs);
    return { size, netNs, limitNs, toTen, limitToTen, constructionMs, bytesPerEntry };
  });
}
process.stdout.write(JSON.stringify(results));
