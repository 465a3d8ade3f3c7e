import { describe, expect, test } from 'vitest';
import { cors, createPolicy } from '../../src/index.ts';
import { answer } from '../support/application.ts';
import { asBrowser, type PageRequest } from '../support/browser/index.ts';
import { allows, type Configuration, optionsOf } from '../support/configuration.ts';
import { throughMiddleware } from '../support/through-middleware.ts';

const PAGE: PageRequest = {
  origin: 'https://a.example',
  url: 'https://api.example/items',
  method: 'GET',
  headers: [],
  credentials: 'omit',
  mode: 'cors',
};
const LISTED: Configuration = { origin: ['https://a.example'] };
const CREDENTIALED: Configuration = { ...LISTED, credentials: true };

/** Corner cases that generated requests have found or may take long to find. */
const ROWS: readonly (readonly [what: string, Configuration, Partial<PageRequest>, allowed: boolean])[] = [
  [
    'no methods, PUT with an upload listener',
    { ...LISTED, methods: [] },
    { method: 'PUT', uploadListener: true },
    false,
  ],
  [
    'no methods, POST with an upload listener',
    { ...LISTED, methods: [] },
    { method: 'POST', uploadListener: true },
    true,
  ],
  ['no methods, a streamed PATCH', { methods: [] }, { method: 'PATCH', streamBody: true }, false],
  ['no headers, a forced preflight', { ...LISTED, allowedHeaders: [] }, { uploadListener: true }, true],
  ['patch', LISTED, { method: 'patch' }, false],
  ['put', LISTED, { method: 'put' }, true],
  ['any header, Authorization', {}, { headers: [['Authorization', 'x']] }, true],
  ['any header, Authorization, with credentials', CREDENTIALED, included([['Authorization', 'x']]), true],
  ['any header, one named *, with credentials', CREDENTIALED, included([['*', 'x']]), true],
  ['any method, one named *', { methods: '*' }, { method: '*' }, true],
  ['a listed header whose value is safe', { allowedHeaders: ['X-A'] }, { headers: [['Range', 'bytes=0-']] }, true],
  ['a safelisted header with an unsafe value', { allowedHeaders: [] }, { headers: [['Range', 'bytes=-5']] }, false],
  ['an opaque origin, any allowed', { origin: true }, { origin: 'null' }, true],
  ['an opaque origin, all reflected', reflecting(), { origin: 'null' }, false],
  ['credentials, any origin', {}, { credentials: 'include' }, false],
];

describe('browsers decide as the configuration says', () => {
  test.each(ROWS)('%s', async (_, configuration, change, allowed) => {
    const send = throughMiddleware(cors(optionsOf(configuration)), (_request, response) => answer(response));
    const request = { ...PAGE, ...change };
    expect([allows(configuration, request), (await asBrowser(request, send)).verdict.allowed]).toEqual([
      allowed,
      allowed,
    ]);
  });
});

describe('RegExps that fix a host are safe', () => {
  test.each([
    [/^http:\/\/localhost(?::[0-9]+)?$/],
    [/^https:\/\/example\.com$/],
    [/^https?:\/\/example\.com$/],
    [/^http:\/\/127\.0\.0\.1:\d+$/],
    [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/],
    [/^capacitor:\/\/localhost$/],
  ])('%s', (origin) => {
    expect(() => createPolicy({ origin, credentials: true })).not.toThrow();
  });
});

function included(headers: PageRequest['headers']): Partial<PageRequest> {
  return { headers, credentials: 'include' };
}

function reflecting(): Configuration {
  return { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] };
}
