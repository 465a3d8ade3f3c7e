// The calls that each case makes on the response, and how often it reads the headers of the request (Node parses them on
// the first read): JSON of [getHeader, setHeader, removeHeader, headers] by case, for a test without a clock.
import { cors } from 'corsmith';
import { CASES } from './cases.mjs';
import { exchanges } from './exchanges.mjs';

const METHODS = ['getHeader', 'setHeader', 'removeHeader'];

async function countCalls(middleware, make) {
  const { message, response } = make();
  const counts = { getHeader: 0, setHeader: 0, removeHeader: 0, headers: 0 };
  for (const name of METHODS) {
    const call = response[name].bind(response);
    response[name] = (...values) => {
      counts[name]++;
      return call(...values);
    };
  }
  const prototype = Object.getPrototypeOf(message);
  Object.defineProperty(message, 'headers', {
    get: () => {
      counts.headers++;
      return Reflect.get(prototype, 'headers', message);
    },
  });
  await new Promise((resolve, reject) => {
    response.end = resolve;
    middleware(message, response, (error) => (error ? reject(error) : resolve()));
  });
  return Object.values(counts);
}

const calls = {};
for (const [name, makeCase] of Object.entries(CASES)) {
  const { request, options, limit, ...more } = makeCase();
  const countFor = (middleware) => countCalls(middleware, exchanges(request, more));
  calls[name] = { limit: await countFor(limit()), corsmith: await countFor(cors(options)) };
}
process.stdout.write(JSON.stringify(calls));
