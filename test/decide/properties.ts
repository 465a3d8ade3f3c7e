import { METHODS } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cors, createPolicy } from '../../src/index.ts';
import { cors as webCors } from '../../src/web.ts';
import { answer, EARLIER, OWN } from '../support/application.ts';
import { configurationAndMalformedOrigin, configurationAndRequests, TARGET } from '../support/arbitraries.ts';
import {
  getHeader,
  isHeaderValue,
  needsPreflight,
  type PageRequest,
  preflightRequest,
  type Send,
} from '../support/browser/index.ts';
import { type Configuration, isAnyOrigin, optionsOf } from '../support/configuration.ts';
import { expectSound } from '../support/expect-sound.ts';
import { expectSameVerdict, expectVerdict } from '../support/expect-verdict.ts';
import { type RealServer, realServer } from '../support/real-server.ts';
import { chain, type Middleware, throughMiddleware } from '../support/through-middleware.ts';
import { throughPolicy } from '../support/through-policy.ts';
import { throughWeb } from '../support/through-web.ts';
import { asGet, exchange, getOf, navigation, wiresOf } from '../support/wires.ts';

const PAGE: Omit<PageRequest, 'origin'> = {
  url: `${TARGET}/items`,
  method: 'PUT',
  headers: [],
  credentials: 'include',
  mode: 'cors',
};

type Through = (configuration: Configuration) => Send;

const policy: Through = (configuration) => {
  const made = createPolicy(optionsOf(configuration));
  return (wire) => throughPolicy(made, wire, OWN);
};
const over = (...layers: Middleware[]): Send => throughMiddleware(chain(layers), (_, res) => answer(res));
const middleware: Through = (configuration) => over(cors(optionsOf(configuration)));
const web: Through = (configuration) =>
  throughWeb(
    webCors(optionsOf(configuration)).wrap(() => new Response(null, { headers: OWN.map(([...line]) => line) })),
  );
const overEarlier: Through = (configuration) => over(earlier, cors(optionsOf(configuration)));

/** Other ways to the same verdict, which may have a different Vary. */
const WAYS: readonly (readonly [string, Through])[] = [
  ['a policy', (configuration) => over(cors(createPolicy(optionsOf(configuration))))],
  ['a delegate for options', (configuration) => over(cors(() => optionsOf(configuration)))],
  ['a delegate for a promise', (configuration) => over(cors(async () => createPolicy(optionsOf(configuration))))],
  ['an open layer outside', (configuration) => over(open, cors(optionsOf(configuration)))],
  ['the guard', (configuration) => over(cors({ ...optionsOf(configuration), ...guardFor(configuration) }))],
];

/** What holds for every configuration and every request: each is checked with `numRuns` generated ones. */
export function testProperties(numRuns: number): void {
  describe.each([
    ['policy.evaluate', policy],
    ['the middleware', middleware],
    ['the middleware over an earlier layer', overEarlier],
    ['the web entry', web],
  ])('%s', (_, through) => {
    test('the browser accepts exactly what the configuration allows', async () => {
      await fc.assert(
        fc.asyncProperty(configurationAndRequests(1), async ([configuration, requests]) => {
          for (const request of requests) await expectVerdict(configuration, request, through(configuration));
        }),
        { numRuns, seed: 1 },
      );
    });

    test('no response has a wildcard with credentials, or a header twice', async () => {
      await fc.assert(
        fc.asyncProperty(configurationAndRequests(1), async ([configuration, requests]) => {
          for (const wire of requests.flatMap(wiresOf)) {
            expectSound(configuration, { request: wire, response: await through(configuration)(wire) });
          }
        }),
        { numRuns, seed: 1 },
      );
    });

    test('an Origin that no browser sends is refused and does no harm', async () => {
      await fc.assert(
        fc.asyncProperty(configurationAndMalformedOrigin, async ([configuration, origin]) => {
          if (through === web && !isHeaderValue(origin)) return; // Headers would throw
          for (const wire of wiresOf({ ...PAGE, origin })) {
            const { headers } = await through(configuration)(wire);
            const granted = isAnyOrigin(configuration) ? '*' : null;
            expect(getHeader(headers, 'Access-Control-Allow-Origin')).toBe(granted);
          }
        }),
        { numRuns, seed: 1 },
      );
    });

    test('a stored response, reused according to Vary, gives every page the verdict of a fresh one', async () => {
      await fc.assert(
        fc.asyncProperty(configurationAndRequests(3), async ([configuration, requests]) => {
          const send = through(configuration);
          for (const kind of [asGet, preflightRequest, navigation]) {
            const stored = await Promise.all(requests.map((request) => exchange(kind(request), send)));
            const pages = kind === preflightRequest ? requests : requests.map(getOf);
            for (const page of pages) await expectSameVerdict(page, stored, send);
          }
        }),
        { numRuns: Math.ceil(numRuns / 2), seed: 1 },
      );
    });
  });

  test.each(WAYS)('by %s the browser accepts exactly what the configuration allows', async (_, through) => {
    await fc.assert(
      fc.asyncProperty(configurationAndRequests(1), async ([configuration, requests]) => {
        for (const request of requests) await expectVerdict(configuration, request, through(configuration));
      }),
      { numRuns: Math.ceil(numRuns / 2), seed: 1 },
    );
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
        { numRuns: Math.ceil(numRuns / 2), seed: 1 },
      );
    });
  });
}

/** Node's parser only accepts a fixed list of methods, and no control bytes. */
function isSendable(request: PageRequest): boolean {
  return METHODS.includes(needsPreflight(request).method);
}

const open: Middleware = cors({ preflightContinue: true });

function earlier(
  _request: unknown,
  response: { setHeader(name: string, value: string): unknown },
  next: () => void,
): void {
  for (const [name, value] of EARLIER) response.setHeader(name, value);
  next();
}

/** A guard protects nothing if any origin may read. */
function guardFor(configuration: Configuration): { readonly enforce?: 'all' } {
  return isAnyOrigin(configuration) || configuration.origin === true ? {} : { enforce: 'all' };
}
