import fc from 'fast-check';
import type { OriginEntry } from '../configuration.ts';
import { instances, isSerializedOrigin, malformed, nearMisses } from '../origin-texts.ts';

/** Origins as browsers serialize them; `null` is the opaque one. */
const PAGE_ORIGINS: readonly string[] = [
  'https://example.com',
  'https://app.example.com',
  'https://a.b.example.com',
  'https://example.com:8443',
  'http://example.com',
  'https://example.com.',
  'https://a_b.example.com',
  'https://-a.example.com',
  'https://xn--xample-9ua.com',
  'https://shop.example.org',
  'https://example.co',
  'http://localhost',
  'http://localhost:3000',
  'http://app.localhost:3000',
  'http://127.0.0.1',
  'http://127.0.0.1:8080',
  'http://192.168.0.10:65535',
  'http://[::1]',
  'http://[2001:db8::1]:9090',
  'capacitor://localhost',
  'tauri://localhost',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
];

const PATTERNS: readonly string[] = [
  'https://*.example.com',
  'https://*.example.com:8443',
  'https://*.example.com:*',
  'https://*.shop.example.org',
  'https://example.com:*',
  'http://*.localhost:*',
  'http://localhost:*',
  'http://127.0.0.1:*',
  'http://[::1]:*',
];

const EXPRESSIONS: readonly RegExp[] = [
  /^https:\/\/.*\.example\.com$/,
  /^https:\/\/[a-z0-9-]+\.example\.com$/,
  /^https:\/\/(?:[a-z0-9-]+\.)*example\.org$/,
  /^http:\/\/localhost(?::[0-9]+)?$/,
];

const host: fc.Arbitrary<string> = fc
  .array(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), { minLength: 1, maxLength: 3 })
  .map((labels) => [...labels, 'test'].join('.'));

/** An origin with a generated host. */
const generatedOrigin: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('https', 'http', 'app'), host, fc.option(fc.integer({ min: 1, max: 65535 }), { nil: null }))
  .map(([scheme, name, port]) => `${scheme}://${name}${port === null ? '' : `:${port}`}`)
  .filter(isSerializedOrigin);

const ordinaryOrigin: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...PAGE_ORIGINS), generatedOrigin);

/** An origin that a page may have, near-misses of the ordinary ones included. */
export const pageOrigin: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: ordinaryOrigin },
  { weight: 3, arbitrary: ordinaryOrigin.chain((origin) => fc.constantFrom(origin, ...nearMisses(origin))) },
  { weight: 1, arbitrary: fc.constant('null') },
);

/** A page's origin that matches one of the entries or nearly does. */
export function pageOriginAround(entries: readonly OriginEntry[]): fc.Arbitrary<string> {
  const matching = entries.flatMap((entry) => (typeof entry === 'string' ? instances(entry) : []));
  if (matching.length === 0) return pageOrigin;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...matching) },
    { weight: 4, arbitrary: fc.constantFrom(...matching.flatMap(nearMisses), 'null') },
    { weight: 2, arbitrary: pageOrigin },
  );
}

/** One origin, pattern or RegExp of an allow-list. */
export const originEntry: fc.Arbitrary<OriginEntry> = fc.oneof(
  { weight: 5, arbitrary: ordinaryOrigin },
  { weight: 3, arbitrary: fc.constantFrom(...PATTERNS) },
  { weight: 1, arbitrary: host.map((name) => `https://*.a.${name}`) },
  { weight: 1, arbitrary: fc.constantFrom(...EXPRESSIONS) },
);

/** Texts that no browser sends as Origin, made from one that it does send, or from nothing. */
export function malformedOrigin(entries: readonly OriginEntry[]): fc.Arbitrary<string> {
  return fc
    .oneof(
      pageOriginAround(entries).chain((origin) => fc.constantFrom(...malformed(origin))),
      fc.constantFrom(
        '',
        ' ',
        '*',
        'NULL',
        'null, null',
        'example.com',
        '//example.com',
        'https://',
        'file://',
        'a'.repeat(400),
      ),
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
    )
    .filter((text) => text !== 'null' && !isSerializedOrigin(text));
}
