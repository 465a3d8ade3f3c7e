import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CorsOptions, cors, createPolicy } from '../../src/index.ts';
import { appendVary } from '../../src/standard/append-vary.ts';
import { headerLines } from '../../src/standard/header-lines.ts';
import { splitList } from '../../src/standard/tokens.ts';
import { type CorsOptions as CorsWebOptions, cors as webCors } from '../../src/web.ts';
import type { Send, WireRequest } from '../support/browser/index.ts';
import { chain, throughMiddleware } from '../support/through-middleware.ts';
import { throughWeb } from '../support/through-web.ts';

const A = 'https://a.example';
const B = 'https://b.example';

const LAYERS = {
  any: '*',
  off: { origin: false },
  list: [A, 'https://c.example'],
  'vary in lower case': { origin: A, vary: ['origin', 'x-tenant'] },
  'vary in upper case': { origin: '*', vary: ['ORIGIN', 'X-TENANT'] },
  reflecting: { origin: A, credentials: true, vary: 'access-control-request-headers' },
  guarded: { origin: A, enforce: 'all', vary: 'sec-fetch-site' },
  function: { origin: (origin: string) => origin === A, vary: 'X-Original-Host' },
  delegate: () => ({ origin: A, vary: 'origin' }),
  'delegate with a policy': () => createPolicy({ origin: '*', vary: 'X-Tenant' }),
} as const;
type Layer = keyof typeof LAYERS;
const NAMES = Object.keys(LAYERS) as readonly Layer[]; // its keys are the type

/** The name that the application itself adds to Vary. */
const ADDED = [[], ['origin'], ['Accept', 'X-Original-Host'], ['*']];

const ASKED = [
  ['Access-Control-Request-Method', 'PUT'],
  ['Access-Control-Request-Headers', 'x-a'],
] as const;
const REQUESTS: readonly WireRequest[] = [
  { method: 'GET', headers: [] },
  { method: 'POST', headers: [['Origin', A]] },
  { method: 'POST', headers: [['Origin', B]] },
  { method: 'OPTIONS', headers: [['Origin', A], ...ASKED] },
  { method: 'OPTIONS', headers: [['Origin', B], ...ASKED] },
].map((request) => ({ ...request, url: 'https://api.example/' }) as WireRequest); // the literal has wider types

function throughNode(stack: readonly Layer[], added: readonly string[]): Send {
  const layers = stack.map((name) => cors(LAYERS[name] as CorsOptions)); // each is a valid argument
  return throughMiddleware(chain(layers), (_, response) => {
    if (added.length > 0) response.setHeader('Vary', appendVary(response.getHeader('vary'), added));
    response.end();
  });
}

function throughHandler(stack: readonly Layer[], added: readonly string[]): Send {
  const application = () => new Response(null, { headers: added.length === 0 ? {} : { Vary: added.join(', ') } });
  const layers = stack.map((name) => webCors(LAYERS[name] as CorsWebOptions));
  return throughWeb(
    layers.reduceRight<(request: Request) => Response | Promise<Response>>(
      (inner, { wrap }) => wrap(inner),
      application,
    ),
  );
}

/** The names in Vary, in any order: layers in Node write from the outside to the inside, those of the web the other way round. */
async function varyOf(send: Send, request: WireRequest): Promise<readonly string[]> {
  const { headers } = await send(request);
  const names = headerLines(headers, 'Vary').flatMap(splitList);
  return names.map((name) => name.toLowerCase()).sort();
}

beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
});

const STACKS = NAMES.flatMap((outer) => [[outer], ...NAMES.map((inner) => [outer, inner])]);

test.each(STACKS.map((stack) => [stack.join(' over '), stack] as const))('%s', async (_, stack) => {
  for (const added of ADDED) {
    for (const request of REQUESTS) {
      const node = await varyOf(throughNode(stack, added), request);
      expect([added, request, node]).toEqual([added, request, [...new Set(node)]]);
      expect([added, request, await varyOf(throughHandler(stack, added), request)]).toEqual([added, request, node]);
    }
  }
});
