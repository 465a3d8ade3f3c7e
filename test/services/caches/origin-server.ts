import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CorsArgument, cors } from '../../../src/index.ts';
import { listen } from '../../exchanges/runners/listen.ts';
import type { Service } from '../service.ts';

export const A = 'https://a.example';
export const B = 'https://b.example';

/** One of each kind of rule, by the first part of the path. */
export const RULES: Readonly<Record<string, CorsArgument>> = {
  any: '*',
  exact: A,
  list: { origin: [A, B], credentials: true, exposedHeaders: ['x-total'] },
  pattern: { origin: ['https://*.example', 'http://localhost:*'], dangerouslyAllow: ['shared-suffix'] },
  regexp: { origin: /^https:\/\/[ab]\.example$/ },
  reflected: { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] },
  null: { origin: [A, 'null'], dangerouslyAllow: ['null-origin'] },
  asked: { origin: (origin, callback) => setImmediate(() => callback(null, origin === B)) },
  promised: { origin: async (origin: string) => origin === A },
  failing: {
    origin: async (origin: string) => {
      if (origin === B) throw new Error('the database is down');
      return true;
    },
  },
  delegated: ({ headers }) => (headers['origin'] === A ? { origin: A, credentials: true } : { origin: '*' }),
  guarded: { origin: A, enforce: 'all' },
  'guard-reports': { origin: A, enforce: { methods: 'all', reportOnly: true } },
  off: { origin: false },
};

/** The server behind the cache. All its responses are cacheable: for a minute, or under `short` for a second. */
export async function startOrigin(): Promise<Service> {
  const middlewares = new Map(Object.entries(RULES).map(([name, options]) => [name, cors(options)]));
  return listen(
    createServer((request, response) => {
      const [, rule = '', how] = request.url?.split('/') ?? [];
      response.setHeader('Cache-Control', how === 'short' ? 'public, max-age=1' : 'public, max-age=60');
      response.setHeader('ETag', '"1"');
      middlewares.get(rule)?.(request, response, (error) => handle(request, response, error));
    }),
  );
}

function handle(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  response.statusCode = error === undefined ? (request.headers['if-none-match'] === '"1"' ? 304 : 200) : 404;
  response.end(response.statusCode === 304 ? undefined : 'handled');
}
