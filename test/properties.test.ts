import { METHODS } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cors, createPolicy } from '../src/index.ts';
import { answer, EARLIER, OWN } from './support/application.ts';
import { configurationAndRequests } from './support/arbitraries.ts';
import {
  actualRequest,
  asBrowser,
  corsCheck,
  type Exchange,
  getHeader,
  isCorsSafelistedResponseHeaderName,
  isCrossOrigin,
  needsPreflight,
  type PageRequest,
  preflightPasses,
  preflightRequest,
  type RawResponse,
  readableResponseHeaders,
  type Send,
  type WireRequest,
} from './support/browser/index.ts';
import { isReusable } from './support/cache.ts';
import { allows, type Configuration, exposesHeader, optionsOf } from './support/configuration.ts';
import { expectSound } from './support/expect-sound.ts';
import { type RealServer, realServer } from './support/real-server.ts';
import { throughMiddleware } from './support/through-middleware.ts';
import { throughPolicy } from './support/through-policy.ts';

const RUNS = { numRuns: 3000 };

type Through = (configuration: Configuration) => Send;

const policy: Through = (configuration) => {
  const made = createPolicy(optionsOf(configuration));
  return (wire) => throughPolicy(made, wire, OWN);
};
const middleware: Through = (configuration) =>
  throughMiddleware(cors(optionsOf(configuration)), (_, res) => answer(res));
const layered: Through = (configuration) => {
  const inner = cors(optionsOf(configuration));
  return throughMiddleware(
    (req, res, next) => {
      for (const [name, value] of EARLIER) res.setHeader(name, value);
      inner(req, res, next);
    },
    (_, res) => answer(res),
  );
};

describe.each([
  ['policy.evaluate', policy],
  ['the middleware', middleware],
  ['the middleware over an earlier layer', layered],
])('%s', (_, through) => {
  test('the browser accepts exactly what the configuration allows', async () => {
    await fc.assert(
      fc.asyncProperty(configurationAndRequests(1), async ([configuration, requests]) => {
        for (const request of requests) await expectVerdict(configuration, request, through(configuration));
      }),
      RUNS,
    );
  });

  test('no answer has a wildcard with credentials, nor a field twice', async () => {
    await fc.assert(
      fc.asyncProperty(configurationAndRequests(1), async ([configuration, requests]) => {
        for (const wire of requests.flatMap(wiresOf)) {
          expectSound(configuration, { request: wire, response: await through(configuration)(wire) });
        }
      }),
      RUNS,
    );
  });

  test('a stored answer, reused under its Vary, gives every page the verdict of a fresh one', async () => {
    await fc.assert(
      fc.asyncProperty(configurationAndRequests(3), async ([configuration, requests]) => {
        const send = through(configuration);
        for (const kind of [asGet, preflightRequest, navigation]) {
          const stored = await Promise.all(requests.map((request) => exchange(kind(request), send)));
          const pages = kind === preflightRequest ? requests : requests.map(getOf);
          for (const page of pages) await expectSameVerdict(page, stored, send);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('over node:http', () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await realServer();
  });
  afterAll(() => server.close());

  test('the browser accepts exactly what the configuration allows', async () => {
    await fc.assert(
      fc.asyncProperty(configurationAndRequests(1), async ([configuration, requests]) => {
        const handle = cors(optionsOf(configuration));
        const send = server.serving((req, res) => handle(req, res, () => answer(res)));
        for (const request of requests.filter(isSendable)) await expectVerdict(configuration, request, send);
      }),
      { numRuns: 500 },
    );
  });
});

async function expectVerdict(configuration: Configuration, request: PageRequest, send: Send): Promise<void> {
  const { verdict } = await asBrowser(request, send);
  expect(verdict.allowed).toBe(allows(configuration, request));
  if (!verdict.allowed || !isCrossOrigin(request)) return;
  for (const [name] of OWN) {
    const lower = name.toLowerCase();
    const wanted = isCorsSafelistedResponseHeaderName(lower) || exposesHeader(configuration, lower);
    expect([lower, verdict.readable.includes(lower)]).toEqual([lower, wanted && lower !== 'set-cookie']);
  }
}

async function expectSameVerdict(page: PageRequest, stored: readonly Exchange[], send: Send): Promise<void> {
  const preflight = stored.every(({ request }) => getHeader(request.headers, 'Access-Control-Request-Method') !== null);
  const wire = preflight ? preflightRequest(page) : actualRequest(page);
  const view = (response: RawResponse) =>
    preflight ? preflightPasses(page, response) : [corsCheck(page, response), readableResponseHeaders(page, response)];
  const fresh = view(await send(wire));
  for (const each of stored.filter((one) => isReusable(one, wire))) expect(view(each.response)).toEqual(fresh);
}

function getOf(request: PageRequest): PageRequest {
  return { ...request, method: 'GET', mode: 'cors', streamBody: false };
}

function asGet(request: PageRequest): WireRequest {
  return actualRequest(getOf(request));
}

function navigation({ url }: PageRequest): WireRequest {
  return { method: 'GET', url, headers: [['Accept', 'text/html']] };
}

function wiresOf(request: PageRequest): readonly WireRequest[] {
  return [actualRequest(request), preflightRequest(request), navigation(request)];
}

async function exchange(request: WireRequest, send: Send): Promise<Exchange> {
  return { request, response: await send(request) };
}

/** Node's parser knows a closed list of methods, and no control bytes. */
function isSendable(request: PageRequest): boolean {
  return METHODS.includes(needsPreflight(request).method);
}
