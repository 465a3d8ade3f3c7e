import fc from 'fast-check';
import { type CredentialsMode, type HeaderLine, isInvalidRequest, type PageRequest } from '../browser/index.ts';
import { pageOrigin } from './origins.ts';

/** Where all generated requests go; a page of that origin is same-origin. */
export const TARGET = 'https://api.target.test';

/** Safelisted, normalized, custom, and their neighbors in letter case. */
export const pageMethod: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST') },
  { weight: 4, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS') },
  { weight: 2, arbitrary: fc.constantFrom('get', 'pOsT', 'put', 'delete', 'patch', 'Patch', 'options') },
  { weight: 2, arbitrary: fc.constantFrom('PURGE', 'purge', 'PROPFIND', 'QUERY', '*', 'PUTS', 'X!') },
);

export const customHeaderName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('X-A', 'x-b', 'X-Requested-With', 'traceparent', 'x.y', 'x_y', 'Cache-Control', '*'),
  fc.stringMatching(/^[xX]-[a-zA-Z0-9]{1,4}$/),
);

const LONG = 'a'.repeat(128);

/** Headers on both sides of each rule of https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const BORDERLINE: readonly HeaderLine[] = [
  ['Accept', 'application/json'],
  ['accept', LONG],
  ['Accept', `${LONG}a`],
  ['Accept', 'a:b'],
  ['Accept', 'é'],
  ['Accept-Language', 'de-CH, de;q=0.9'],
  ['Accept-Language', 'en_US'],
  ['Content-Language', 'de'],
  ['Content-Language', LONG],
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'TEXT/PLAIN; charset=utf-8'],
  ['content-type', 'application/x-www-form-urlencoded'],
  ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Content-Type', 'application/json'],
  ['CONTENT-TYPE', 'text/plain; charset=(x)'],
  ['Content-Type', ''],
  ['Range', 'bytes=0-'],
  ['Range', 'bytes=0-499'],
  ['Range', 'bytes=-5'],
  ['range', 'bytes=2-1'],
];

const FORBIDDEN: readonly HeaderLine[] = [
  ['Cookie', 'a=1'],
  ['Origin', 'https://evil.test'],
  ['Access-Control-Request-Method', 'DELETE'],
  ['Sec-Fetch-Site', 'none'],
  ['X-HTTP-Method-Override', 'TRACE'],
];

/** A header that a page's script sets. */
export const authorHeader: fc.Arbitrary<HeaderLine> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...BORDERLINE) },
  { weight: 5, arbitrary: fc.tuple(customHeaderName, fc.constantFrom('1', '', 'a, b')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('Authorization', 'authorization').map((name): HeaderLine => [name, 'Bearer x']),
  },
  { weight: 1, arbitrary: fc.constantFrom(...FORBIDDEN) },
);

const pageHeaders: fc.Arbitrary<HeaderLine[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<HeaderLine[]>([]) },
  { weight: 6, arbitrary: fc.array(authorHeader, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom<HeaderLine>(['Accept', LONG], ['X-A', '1']), { minLength: 8, maxLength: 10 }),
  },
);

const credentials: fc.Arbitrary<CredentialsMode> = fc.constantFrom('omit', 'same-origin', 'include');

/** A request that a browser would send for a page. */
export const pageRequest: fc.Arbitrary<PageRequest> = pageRequestFrom(pageOrigin);

export function pageRequestFrom(origin: fc.Arbitrary<string>): fc.Arbitrary<PageRequest> {
  return fc
    .record({
      origin: fc.oneof({ weight: 30, arbitrary: origin }, { weight: 1, arbitrary: fc.constant(TARGET) }),
      url: fc.constant(`${TARGET}/items?page=1`),
      method: pageMethod,
      headers: pageHeaders,
      credentials,
      mode: fc.oneof(
        { weight: 28, arbitrary: fc.constant('cors' as const) },
        { weight: 1, arbitrary: fc.constantFrom('no-cors' as const, 'same-origin' as const) },
      ),
      uploadListener: oneIn(8),
      streamBody: oneIn(8),
    })
    .filter((request) => !isInvalidRequest(request));
}

function oneIn(times: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 1, max: times }).map((drawn) => drawn === times);
}
