import fc from 'fast-check';
import type { OriginEntry } from '../configuration.ts';

/** Origins as browsers serialise them; `null` is the opaque one. */
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
  .filter(isSerialisedOrigin);

const ordinaryOrigin: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...PAGE_ORIGINS), generatedOrigin);

/** An origin that a page may have, near-misses of the ordinary ones included. */
export const pageOrigin: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: ordinaryOrigin },
  { weight: 3, arbitrary: ordinaryOrigin.chain((origin) => fc.constantFrom(origin, ...nearMisses(origin))) },
  { weight: 1, arbitrary: fc.constant('null') },
);

/** A page's origin that has something to do with one of the entries: it matches, or nearly. */
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

/** What an attacker could register, or a developer mistake: super- and substrings, neighbours in scheme, label and port. */
export function nearMisses(origin: string): readonly string[] {
  const [, scheme = '', name = '', port = ''] = /^([^:]+):\/\/(.*?)(:[0-9]+)?$/.exec(origin) ?? [];
  const hosts = [
    ...['sub.', 'a.b.', 'x', 'evil-'].map((prefix) => prefix + name),
    ...['.', 'x', '.evil.test', '-evil.test'].map((suffix) => name + suffix),
    name.slice(1),
    name.slice(0, -1),
    name.slice(name.indexOf('.') + 1),
    name.replace('.', 'x'),
    name.replace('.', '-'),
  ];
  const others = ['http', 'https', 'app', `${scheme}x`].map((other) => `${other}://${name}${port}`);
  const ports = ['', ':8443', ':1', `${port}0`, port.slice(0, -1)].map((other) => `${scheme}://${name}${other}`);
  const all = [...hosts.map((other) => `${scheme}://${other}${port}`), ...others, ...ports];
  return all.filter((each) => each !== origin && isSerialisedOrigin(each));
}

/** Would a browser serialise a page's origin to exactly this? https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin */
export function isSerialisedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, port, hostname } = new URL(text);
  if (port === '0' || hostname.startsWith('.') || hostname.includes('..')) return false;
  return protocol === 'http:' || protocol === 'https:'
    ? origin === text
    : /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._-]+(:[1-9][0-9]*)?$/.test(text);
}

function instances(entry: string): readonly string[] {
  const hosts = entry.includes('*.')
    ? ['a.', 'a.b.', 'a_b.', '-.'].map((labels) => entry.replace('*.', labels))
    : [entry];
  return hosts
    .flatMap((each) => (each.endsWith(':*') ? ['', ':1', ':65535'].map((port) => each.slice(0, -2) + port) : [each]))
    .filter((each) => each === 'null' || isSerialisedOrigin(each));
}
