import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchOrigin } from '../src/origin.ts';
import { normalize } from '../src/policy.ts';

/** The rule that options write; what is waived is not what is tested. */
function matcher(origin: unknown, waived: readonly string[] = []): (candidate: string) => boolean | 'ask' {
  const { policy, issues } = normalize({ origin, dangerouslyAllow: waived });
  if (policy === undefined) throw new Error(JSON.stringify(issues));
  return (candidate) => matchOrigin(policy.allowOrigin, candidate);
}

describe('against a loop over the entries', () => {
  const label = fc.constantFrom('foo', 'bar', 'barfoo', 'a', 'b', 'com', 'x-foo', 'foo_');
  const host = fc.oneof(
    fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
    fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'foo.com.'),
  );
  const scheme = fc.constantFrom('https', 'http', 'app', 'httpsx');
  const port = fc.constantFrom('', '', ':8443', ':1', ':84');
  const origin = fc.tuple(scheme, host, port).map(([s, h, p]) => `${s}://${h}${p}`);
  const entry = fc
    .tuple(scheme, fc.constantFrom('', '*.'), host, fc.oneof(port, fc.constant(':*')))
    .filter(([, wildcard, h]) => wildcard === '' || !/^[\d[]/.test(h))
    .map(([s, wildcard, h, p]) => `${s}://${wildcard}${h}${p}`);
  const nearMiss: fc.Arbitrary<(near: string) => string> = fc.constantFrom<(near: string) => string>(
    (near) => near,
    (near) => near.replace('://', '://x.'),
    (near) => near.replace('://', '://x'),
    (near) => near.replace('://', '://x-'),
    (near) => near.replace('://', '://.'),
    (near) => near.replace(/:\/\/[^.:]+\./, '://'),
    (near) => near.replace(/(?<!:.*):\d+$|$/, '.evil'),
    (near) => near.replace(/:\d+$|$/, '.'),
    (near) => near.replace(/:\d+$|$/, ':2'),
    (near) => near.replace(/:\d+$/, ''),
    (near) => `${near}0`,
    (near) => near.replace(/^http(s?)/, (_, s) => (s === '' ? 'https' : 'http')),
    (near) => `x${near}`,
    (near) => near.replace('.', 'x'),
    (near) => near.toUpperCase(),
    (near) => `${near}, ${near}`,
  );
  const candidateOf = (entries: readonly string[]) =>
    fc.oneof(
      origin,
      fc
        .tuple(fc.constantFrom(...entries), label, nearMiss)
        .map(([near, extra, miss]) => miss(near.replace('*.', `${extra}.`).replace(':*', ':3000'))),
    );
  const rows = fc
    .array(entry, { minLength: 1, maxLength: 12 })
    .chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.array(candidateOf(entries), { minLength: 8, maxLength: 8 }),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
      ),
    );

  test('the same answers, in whatever order they are written', () => {
    fc.assert(
      fc.property(rows, ([entries, candidates, shuffled]) => {
        const [matches, also] = [matcher(entries), matcher([...shuffled, ...shuffled])];
        for (const candidate of candidates) {
          const expected = entries.some((each) => naively(each, candidate));
          expect([candidate, matches(candidate)]).toEqual([candidate, expected]);
          expect([candidate, also(candidate)]).toEqual([candidate, expected]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  function naively(written: string, candidate: string): boolean {
    if (!isWellFormed(candidate)) return false;
    const [from, to] = [parts(written), parts(candidate)];
    const host = from.host.startsWith('*.') ? to.host.endsWith(from.host.slice(1)) : from.host === to.host;
    return host && from.scheme === to.scheme && (from.port === '*' || from.port === to.port);
  }

  /** Of what is generated here; a host that ends in a number is an address. */
  function isWellFormed(candidate: string): boolean {
    const grammar = /^[a-z]+:\/\/(?:\[::1\]|[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?)(?::[1-9]\d{0,4})?$/;
    if (!grammar.test(candidate)) return false;
    const { host: name, port: number } = parts(candidate);
    if (Number(number) > 65535) return false;
    return (
      !/(?:^|\.)\d+\.?$/.test(name) || (URL.canParse(`http://${name}`) && new URL(`http://${name}`).hostname === name)
    );
  }

  function parts(text: string): { readonly scheme: string; readonly host: string; readonly port: string } {
    const [, s = '', h = '', p = ''] = /^([^:]+):\/\/(.+?)(?::(\*|\d+))?$/.exec(text) ?? [];
    return { scheme: s, host: h, port: p };
  }
});

describe('hostile origins', () => {
  const entries = ['https://example.com', 'https://*.example.com'];
  const regexp = [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/];
  const hostile: readonly string[] = [
    'https://evil-example.com',
    'https://evilexample.com',
    'https://example.com.evil',
    'https://example.com.evil.example',
    'https://exampleXcom',
    'https://examplexcom',
    'https://example.com:8443',
    'https://app.example.com:8443',
    'http://example.com',
    'http://app.example.com',
    'https://example.com/',
    'https://example.com?x',
    'https://example.com#x',
    'https://evil.example#.example.com',
    'https://evil.example/.example.com',
    'https://evil.example?.example.com',
    'https://user@example.com',
    'https://evil.example\\.example.com',
    'null',
    'https://single',
    'https://a.example.com.',
    'https://.example.com',
    'https://a..example.com',
    'https://example.com, https://example.com',
    'https://evil.example, https://app.example.com',
    'https://evil.example https://app.example.com',
    ' https://example.com',
    'https://example.com ',
    'https://example.com\r\nX: 1',
    'https://app.example.com\n',
    'https://a\0.example.com',
    'https://\u00e4.example.com',
    'https://A.example.com',
    'HTTPS://example.com',
    'https:/example.com',
    '//example.com',
    'example.com',
    '*',
    '',
    `https://${'a.'.repeat(160)}example.com`,
    `https://${'a'.repeat(65_536)}.example.com`,
    `https://${'a.'.repeat(32_768)}example.com`,
    'x'.repeat(65_536),
  ];

  test.each(hostile)('%s', (origin) => {
    for (const rule of [entries, [...entries].reverse(), regexp]) expect(matcher(rule)(origin)).toBe(false);
  });

  test.each(['https://example.com', 'https://app.example.com', 'https://a.b.example.com'])('%s is meant', (origin) => {
    for (const rule of [entries, [...entries].reverse(), regexp]) expect(matcher(rule)(origin)).toBe(true);
  });
});

describe('what is written', () => {
  const rows: readonly (readonly [origin: unknown, candidate: string, answer: boolean | 'ask'])[] = [
    ['*', 'anything at all', true],
    ['*', 'null', true],
    [true, 'https://a.example', true],
    [false, 'https://a.example', false],
    ['https://a.example', 'https://a.example', true],
    ['https://a.example', 'null', false],
    ['null', 'null', true],
    ['null', 'NULL', false],
    [['null', 'https://*.a.example'], 'null', true],
    [/^.*$/, 'null', false],
    [/^.*$/, '', false],
    [/^.*$/, 'https://a.example, https://b.example', false],
    [/^https:\/\/A\.example$/i, 'https://a.example', true],
    [() => true, 'https://a.example', 'ask'],
    [() => true, 'null', false],
    [() => true, '', false],
    [() => true, 'https://a.example/', false],
    [() => true, `https://${'a'.repeat(400)}`, false],
    ['http://localhost:*', 'http://localhost', true],
    ['http://localhost:*', 'http://localhost:1', true],
    ['http://localhost:*', 'http://localhost:65535', true],
    ['http://localhost:*', 'http://localhost:65536', false],
    ['http://localhost:*', 'http://localhost:0', false],
    ['http://localhost:*', 'http://localhost:80', false],
    ['http://localhost:*', 'https://localhost:3000', false],
    ['http://localhost:*', 'http://app.localhost', false],
    ['http://*.localhost:*', 'http://app.localhost:3000', true],
    ['http://*.localhost:*', 'http://localhost:3000', false],
    ['http://[::1]:*', 'http://[::1]:3000', true],
    ['http://[::1]:*', 'http://[::1]', true],
    ['http://[::1]:*', 'http://[::2]:3000', false],
    ['https://*.a.example:8443', 'https://x.a.example:8443', true],
    ['https://*.a.example:8443', 'https://x.a.example', false],
    ['app://*.a', 'app://x.a', true],
    [['https://foo.com', 'https://bar.com'], 'https://barfoo.com', false],
    [['https://*.foo.com', 'https://*.bar.com'], 'https://barfoo.com', false],
    [['https://*.foo.com', 'https://*.bar.com'], 'https://x.barfoo.com', false],
    [['https://*.foo.com', 'http://*.bar.com'], 'http://x.foo.com', false],
    [['https://*.a.b', 'https://*.b'], 'https://x.b', true],
    [['https://*.a.b', 'http://*.b'], 'https://x.a.b', true],
  ];

  const WAIVED = ['null-origin', 'regexp-admits-foreign-origin'];

  test.each(rows)('%o: %s: %s', (written, candidate, answer) => {
    expect(matcher(written, WAIVED)(candidate)).toBe(answer);
  });

  test('reflection is for one well-formed origin', () => {
    const { policy } = normalize({ origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] });
    const answers = ['https://a.example', 'null', '', '*', 'https://a.example, https://b.example'].map(
      (origin) => policy && matchOrigin(policy.allowOrigin, origin),
    );
    expect(answers).toEqual([true, false, false, false, false]);
  });
});

test.each(['g', 'y', 'gy', 'gi'])('a RegExp with %s forgets where it stopped, and is left alone', (flags) => {
  const regexp = new RegExp('^https://a\\.example$', flags);
  const matches = matcher(regexp);
  expect([1, 2, 3, 4].map(() => matches('https://a.example'))).toEqual([true, true, true, true]);
  expect(regexp.lastIndex).toBe(0);
});
