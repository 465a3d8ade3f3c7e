import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Service } from '../service.ts';
import { type Answered, type Asked, exchange } from './exchange.ts';
import { startNginx } from './nginx.ts';
import { A, B, RULES, startOrigin } from './origin-server.ts';
import { startVarnish } from './varnish.ts';

/** No origin, origins that some rule allows, foreign ones, and browsers that send Sec-Fetch-Site. */
const ASKERS: readonly Asked['headers'][] = [
  {},
  { origin: A },
  { origin: B },
  { origin: 'https://evil.test' },
  { origin: 'null' },
  { origin: `${A}, ${B}` },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  { 'sec-fetch-site': 'same-origin' },
];
const CONDITION = { 'if-none-match': '"1"' };

describe.each([
  ['nginx', startNginx],
  ['Varnish', startVarnish],
])('behind %s', (name, start) => {
  let origin: Service;
  let cache: Service;
  let exchanges = 0;
  let paths = 0;
  beforeAll(async () => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    origin = await startOrigin();
    cache = await start(origin.port);
  });
  afterAll(async () => {
    console.info(`${name}: ${exchanges} exchanges`);
    await cache.close();
    await origin.close();
  });

  /** Compares the response of the cache with that of the server. */
  async function expectOwnAnswer(asked: Asked): Promise<Answered> {
    exchanges += 1;
    const [through, direct] = [await exchange(cache.port, asked), await exchange(origin.port, withHost(asked))];
    expect({ asked, ...through.seen }).toEqual({ asked, ...direct.seen });
    return through;
  }

  describe.each(Object.keys(RULES))('the rule "%s"', (rule) => {
    test('each origin gets its own response, whichever request filled the cache', async () => {
      for (const first of ASKERS) {
        const path = `/${rule}/long/${++paths}`;
        await expectOwnAnswer(get(path, first));
        for (const headers of ASKERS) await expectOwnAnswer(get(path, headers));
        for (const headers of ASKERS) {
          const { cache: had } = await expectOwnAnswer(get(path, headers));
          expect([headers, had]).toEqual([headers, 'HIT']);
        }
      }
    });

    test('a 304 has the headers for its origin, too', async () => {
      for (const first of ASKERS) {
        const path = `/${rule}/long/${++paths}`;
        await expectOwnAnswer(get(path, first));
        for (const headers of ASKERS) await expectOwnAnswer(get(path, headers));
        for (const headers of ASKERS) await expectOwnAnswer(get(path, { ...headers, ...CONDITION }));
      }
    });

    test('HEAD requests and preflights in between do not change that', async () => {
      const path = `/${rule}/long/${++paths}`;
      for (const headers of [...ASKERS, ...ASKERS]) {
        // a cache turns HEAD into GET, and following a link always sends GET
        if (headers['sec-fetch-mode'] !== 'navigate') await expectOwnAnswer({ method: 'HEAD', path, headers });
        const preflight = { ...headers, 'access-control-request-method': 'PUT' };
        await expectOwnAnswer({ method: 'OPTIONS', path, headers: preflight });
        await expectOwnAnswer(get(path, headers));
      }
    });
  });

  test('a stale response is revalidated for its own origin, under every rule', async () => {
    const short = Object.keys(RULES).flatMap((rule) =>
      ASKERS.map((first) => ({ first, path: `/${rule}/short/${++paths}` })),
    );
    for (const { first, path } of short)
      for (const headers of [first, ...ASKERS]) await expectOwnAnswer(get(path, headers));
    await setTimeout(2100);
    for (const { path } of short)
      for (const headers of [...ASKERS].reverse()) await expectOwnAnswer(get(path, headers));
  });

  test.each(['any', 'off'])('with "%s", one response serves all origins', async (rule) => {
    const path = `/${rule}/long/${++paths}`;
    const had = [];
    for (let at = 0; at < 200; at++) {
      const headers = at % 10 === 0 ? {} : { origin: `https://site-${at}.example` };
      had.push((await expectOwnAnswer({ method: 'GET', path, headers })).cache);
    }
    expect(had.filter((word) => word === 'HIT')).toHaveLength(199);
  });
});

function get(path: string, headers: Asked['headers']): Asked {
  return { method: 'GET', path, headers };
}

function withHost(asked: Asked): Asked {
  return { ...asked, headers: { host: 'own.example', ...asked.headers } };
}
