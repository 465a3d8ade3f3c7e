// Bytes that one case allocates per request, net of the same request without middleware, for a test without a clock:
// node --expose-gc --max-semi-space-size=64 --single-threaded-gc bench/allocations.mjs 'GET, any origin'
import { cors } from 'corsmith';
import { CASES } from './cases.mjs';
import { exchanges, time, warm } from './exchanges.mjs';
import { median } from './median.mjs';

const { request, options, limit, ...more } = CASES[process.argv[2]]();
const make = exchanges(request, more);
warm(make);

const contestants = [(_request, _response, next) => next(), limit(), cors(options)];
const samples = contestants.map(() => []);
for (let round = 0; round < 90; round++) {
  for (const [index, middleware] of contestants.entries()) {
    const { bytes } = time(middleware, Array.from({ length: 200 }, make))();
    if (round >= 60) samples[index].push(bytes);
  }
}
const [empty, byHand, ours] = samples.map(median);
process.stdout.write(JSON.stringify({ limit: Math.round(byHand - empty), corsmith: Math.round(ours - empty) }));
