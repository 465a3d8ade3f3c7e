import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationAndRequests, pageOrigin } from './arbitraries.ts';
import { asBrowser, type HeaderLine, type WireRequest } from './browser/index.ts';
import {
  allows,
  allowsHeaders,
  allowsMethod,
  allowsOrigin,
  type Configuration,
  matchesEntry,
} from './configuration.ts';
import { isSerializedOrigin, nearMisses } from './origin-texts.ts';

describe('what an entry matches', () => {
  test.each<[entry: string | RegExp, origin: string, matches: boolean]>([
    ['https://a.test', 'https://a.test', true],
    ['https://a.test', 'https://a.test:8443', false],
    ['https://a.test', 'http://a.test', false],
    ['https://a.test', 'https://xa.test', false],
    ['https://*.a.test', 'https://b.a.test', true],
    ['https://*.a.test', 'https://c.b.a.test', true],
    ['https://*.a.test', 'https://a.test', false],
    ['https://*.a.test', 'https://.a.test', false],
    ['https://*.a.test', 'https://b..a.test', false],
    ['https://*.a.test', 'https://xa.test', false],
    ['https://*.a.test', 'https://b.a.test:1', false],
    ['https://*.a.test', 'https://b.a.test.', false],
    ['https://*.a.test', 'null', false],
    ['https://*.a.test:1', 'https://b.a.test:1', true],
    ['https://*.a.test:*', 'https://b.a.test', true],
    ['http://localhost:*', 'http://localhost', true],
    ['http://localhost:*', 'http://localhost:3000', true],
    ['http://localhost:*', 'http://localhost.evil.test:3000', false],
    ['http://[::1]:*', 'http://[::1]:9', true],
    ['http://[::1]:*', 'http://[::1]', true],
    ['http://[::1]:*', 'http://[::11]', false],
    [/^https:\/\/[a-z]+\.a\.test$/, 'https://b.a.test', true],
    [/^https:\/\/[a-z]+\.a\.test$/, 'https://b.axtest', false],
    [/./, 'null', false],
  ])('%s and %s: %s', (entry, origin, matches) => {
    expect(matchesEntry(entry, origin)).toBe(matches);
  });
});

describe('generated origins', () => {
  test('are what a browser would send', () => {
    fc.assert(
      fc.property(pageOrigin, (origin) => origin === 'null' || isSerializedOrigin(origin)),
      { seed: 1 },
    );
  });

  test('have near misses that others may own', () => {
    expect(nearMisses('https://app.example.com')).toEqual(
      expect.arrayContaining([
        'https://sub.app.example.com',
        'https://xapp.example.com',
        'https://app.example.com.evil.test',
        'https://app.example.co',
        'https://example.com',
        'https://appxexample.com',
        'http://app.example.com',
        'https://app.example.com:8443',
      ]),
    );
  });
});

describe('configuration and requests', () => {
  test('have enough allowed and refused requests', () => {
    const drawn = fc.sample(configurationAndRequests(1), { numRuns: 2000, seed: 1 });
    const allowed = drawn.filter(([chosen, requests]) => requests.every((request) => allows(chosen, request)));
    expect(allowed.length / drawn.length).toBeGreaterThan(0.15);
    expect(allowed.length / drawn.length).toBeLessThan(0.6);
  });

  test('the browser accepts exactly what the statement allows, from a server that follows it', async () => {
    await fc.assert(
      fc.asyncProperty(configurationAndRequests(1), async ([chosen, [request]]) => {
        if (request === undefined) return;
        const { verdict } = await asBrowser(request, async (wire) => statementServer(chosen, wire));
        expect(verdict.allowed).toBe(allows(chosen, request));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

/** Sets the headers that the statement allows for this request. */
function statementServer(chosen: Configuration, { method, headers }: WireRequest) {
  const field = (name: string) => headers.find(([each]) => each === name)?.[1];
  const origin = field('Origin');
  const asked = field('Access-Control-Request-Method');
  if (origin === undefined || !allowsOrigin(chosen, origin)) return { status: 200, headers: [] };
  const granted: HeaderLine[] = [['Access-Control-Allow-Origin', origin]];
  if (chosen.credentials === true) granted.push(['Access-Control-Allow-Credentials', 'true']);
  if (method === 'OPTIONS' && asked !== undefined) {
    const names = field('Access-Control-Request-Headers') ?? '';
    granted.push(['Access-Control-Allow-Methods', allowsMethod(chosen, asked) ? asked : '']);
    if (allowsHeaders(chosen, names === '' ? [] : names.split(',')))
      granted.push(['Access-Control-Allow-Headers', names]);
  }
  return { status: 200, headers: granted };
}
