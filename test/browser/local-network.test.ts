import { describe, expect, test } from 'vitest';
import { type AddressSpace, addressSpaceOf } from '../../src/browser/address-spaces.ts';
import {
  type AddressedRequest,
  type LocalNetworkVerdict,
  localNetworkVerdict,
} from '../../src/browser/local-network.ts';
import { type EngineName, engineMessages, type PageRequest, predict, type Trace } from '../../src/explain.ts';

type Triple = readonly [chromium: LocalNetworkVerdict, firefox: LocalNetworkVerdict, webkit: LocalNetworkVerdict];

const ENGINES: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];
const ASK: Triple = ['ask', 'ask', 'allow'];
const NONE: Triple = ['allow', 'allow', 'allow'];
const CHROMIUM_ONLY: Triple = ['ask', 'allow', 'allow'];

/** Each kind of address: its space, and the verdicts for a public https page that requests it over https. */
const kinds: readonly (readonly [kind: string, hosts: string, space: AddressSpace, verdicts: Triple])[] = [
  ['localhost names', 'localhost LOCALHOST localhost. app.localhost a.b.localhost app.localhost.', 'loopback', ASK],
  ['IPv4 loopback', '127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.254 127.1 2130706433 0x7f.1', 'loopback', ASK],
  ['IPv6 loopback', '[::1] [0:0:0:0:0:0:0:1]', 'loopback', ASK],
  ['IPv4-mapped loopback', '[::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:127.255.0.1]', 'loopback', ASK],
  ['private 10/8', '10.0.0.0 10.0.0.7 10.255.255.255', 'local', ASK],
  ['private 172.16/12', '172.16.0.0 172.20.1.1 172.31.255.255', 'local', ASK],
  ['next to 172.16/12', '172.15.255.255 172.32.0.1', 'public', NONE],
  ['private 192.168/16', '192.168.0.0 192.168.1.50 192.168.255.255', 'local', ASK],
  ['next to 192.168/16', '192.167.255.255 192.169.0.1', 'public', NONE],
  ['IPv4 link-local', '169.254.0.1 169.254.169.254', 'local', ASK],
  ['next to IPv4 link-local', '169.253.0.1 169.255.0.1', 'public', NONE],
  ['CGNAT 100.64/10', '100.64.0.0 100.100.1.1 100.127.255.255', 'local', ASK],
  ['next to CGNAT', '100.63.255.255 100.128.0.5', 'public', NONE],
  ['IPv4-mapped private', '[::ffff:10.0.0.7] [::ffff:192.168.1.1] [::ffff:100.64.0.1]', 'local', ASK],
  ['unique local fc00::/7', '[fc00::1] [fd00::7] [fdff:ffff::1]', 'local', ASK],
  ['next to unique local', '[fbff::1] [fe00::1] [fc::1] [fd:1::1]', 'public', NONE],
  ['IPv6 link-local fe80::/10', '[fe80::1] [fe9f::1] [febf:ffff::1]', 'local', ASK],
  ['site-local fec0::/10', '[fec0::1] [feff::1]', 'local', CHROMIUM_ONLY],
  ['IPv6 documentation', '[2001:db8::1] [2001:0db8:ffff::1]', 'local', CHROMIUM_ONLY],
  ['next to IPv6 documentation', '[2001:db7::1] [2001:db80::1]', 'public', NONE],
  ['unspecified', '0.0.0.0 0 [::] [::ffff:0.0.0.0]', 'unspecified', ['ask', 'block', 'allow']],
  ['names of mDNS', 'printer.local PRINTER.LOCAL printer.local. a.b.local', 'local', ASK],
  ['IPv4 documentation', '192.0.2.5 198.51.100.5 203.0.113.5', 'public', NONE],
  ['benchmarking and protocol assignments', '198.18.0.1 192.0.0.8', 'public', NONE],
  ['multicast and reserved', '224.0.0.1 240.0.0.1', 'public', NONE],
  ['public IPv4', '93.184.216.34 8.8.8.8 1.10.0.0 128.127.0.1', 'public', NONE],
  ['IPv4-mapped public', '[::ffff:93.184.216.34]', 'public', NONE],
  ['public IPv6', '[2606:2800:220:1::1] [2a00::10]', 'public', NONE],
  ['NAT64', '[64:ff9b::a00:7] [64:ff9b::7f00:1]', 'public', NONE],
  ['IPv4-compatible', '[::127.0.0.1] [::10.0.0.7]', 'public', NONE],
  ['other names', 'example.com mylocal local localhost.example 10.example 127.0.0.1.example', 'public', NONE],
];

describe.each(kinds)('%s', (_, hosts, space, verdicts) => {
  test.each(hosts.split(' '))('%s', (host) => {
    const url = new URL(`https://${host}/`);
    expect(addressSpaceOf(url.hostname)).toBe(space);
    expect(verdictsFor({ url: url.href })).toEqual(verdicts);
  });
});

/** What the step says, and that each engine's own verdict is the same. */
function verdictsFor(request: Partial<PageRequest>): Triple {
  const complete = { origin: 'https://app.example', url: 'https://api.example/', ...request };
  const { steps } = predict(complete, []);
  const [first] = steps;
  const found = first?.localNetwork;
  // the step comes first, and only once
  expect(steps.filter(({ code }) => code === 'address-space')).toEqual(found === undefined ? [] : [first]);
  const of = (engine: EngineName): LocalNetworkVerdict => {
    const verdict = found?.[engine] ?? 'allow';
    const trace = predict(complete, [], engine);
    expect([engine, trace.verdict.kind === 'blocked']).toEqual([engine, verdict === 'block']);
    expect(trace.exchanges).toEqual([]);
    return verdict;
  };
  return [of('chromium'), of('firefox'), of('webkit')];
}

const BLOCKED: Triple = ['block', 'block', 'block'];

/** Pages and targets, with mixed content. */
type Pair = readonly [page: string, target: string, verdicts: Triple, addresses?: PageRequest['addresses']];

const pairs: readonly Pair[] = [
  ['https://app.example', 'http://localhost:3000', ['ask', 'ask', 'block']],
  ['https://app.example', 'http://app.localhost', ['ask', 'ask', 'block']],
  ['https://app.example', 'http://127.0.0.1', ['ask', 'ask', 'block']],
  ['https://app.example', 'http://[::1]', ['ask', 'ask', 'block']],
  ['https://app.example', 'https://localhost', ASK],
  ['https://app.example', 'https://192.168.1.50', ASK],
  ['https://app.example', 'http://192.168.1.50', ['ask', 'block', 'block']],
  ['https://app.example', 'http://printer.local', ['ask', 'block', 'block']],
  ['https://app.example', 'http://nas.example', BLOCKED, { 'nas.example': '192.168.1.50' }],
  ['https://app.example', 'http://me.example', BLOCKED, { 'me.example': '127.0.0.1' }],
  ['https://app.example', 'https://nas.example', ASK, { 'nas.example': '[fd00::7]' }],
  ['https://app.example', 'https://nas.example', NONE, { 'nas.example': '93.184.216.34' }],
  ['https://app.example', 'https://printer.local', NONE, { 'printer.local': '93.184.216.34' }],
  ['https://app.example', 'https://app.localhost', ASK, { 'app.localhost': '93.184.216.34' }],
  ['http://app.example', 'http://localhost', ['block', 'ask', 'allow']],
  ['http://app.example', 'https://localhost', ['block', 'ask', 'allow']],
  ['http://app.example', 'http://10.0.0.7', ['block', 'ask', 'allow']],
  ['http://93.184.216.34', 'http://10.0.0.7', ['block', 'ask', 'allow']],
  ['http://0.0.0.0:3000', 'http://10.0.0.7', NONE],
  ['http://192.168.1.2', 'http://localhost', NONE],
  ['http://192.168.1.2', 'http://10.0.0.7', NONE],
  ['https://192.168.1.2', 'https://10.0.0.7', NONE],
  ['https://192.168.1.2', 'http://localhost', ['allow', 'allow', 'block']],
  ['https://intranet.example', 'https://localhost', NONE, { 'intranet.example': '10.0.0.7' }],
  ['https://app.local', 'https://localhost', ASK],
  ['http://localhost:5173', 'http://localhost:3000', NONE],
  ['http://app.localhost', 'http://192.168.1.50', NONE],
  ['http://[::1]:5173', 'http://127.0.0.1:3000', NONE],
  ['https://localhost', 'http://localhost:3000', ['allow', 'allow', 'block']],
  ['http://localhost', 'http://0.0.0.0', ['allow', 'block', 'allow']],
  ['null', 'https://localhost', ASK],
  ['null', 'https://localhost', NONE, { null: '127.0.0.1' }],
  ['vscode-webview://one', 'https://localhost', ASK],
  ['https://app.example', 'https://constructor', NONE],
  ['https://app.example', 'https://api.example', NONE],
];

test.each(pairs.map((pair) => [pair] as const))('%j', ([origin, target, verdicts, addresses]) => {
  expect(verdictsFor({ origin, url: `${target}/`, addresses })).toEqual(verdicts);
});

describe('the decision', () => {
  const spaces: readonly AddressSpace[] = ['loopback', 'local', 'public', 'unspecified'];
  const modes: readonly AddressedRequest['mode'][] = ['cors', 'no-cors', 'same-origin', 'navigate', 'websocket'];
  const all = spaces.flatMap((page) =>
    spaces.flatMap((target) =>
      modes.flatMap((mode) => [true, false].map((isSecureContext) => ({ page, target, mode, isSecureContext }))),
    ),
  );

  test.each(all)('$page to $target, $mode, secure: $isSecureContext', (request) => {
    const { page, target, mode, isSecureContext } = request;
    const isChecked = page === 'public' && target !== 'public' && mode !== 'navigate';
    const firefox = isChecked && mode !== 'websocket' ? 'ask' : 'allow';
    expect(ENGINES.map((engine) => localNetworkVerdict(request, engine))).toEqual([
      isChecked ? (isSecureContext ? 'ask' : 'block') : 'allow',
      target === 'unspecified' ? 'block' : firefox,
      'allow',
    ]);
  });
});

const ANY = [['Access-Control-Allow-Origin', '*']] as const;

describe('a redirect', () => {
  const request = { origin: 'https://app.example', url: 'https://api.example/' };
  const to = (location: string) => [
    { status: 302, headers: [...ANY, ['Location', location] as const] },
    { status: 200, headers: ANY },
  ];

  test.each([
    ['https://localhost/', 'chromium', 'readable'],
    ['http://localhost/', 'webkit', 'blocked'],
    ['https://[::]/', 'firefox', 'blocked'],
  ] as const)('to %s is checked at that hop by %s: %s', (location, engine, kind) => {
    const trace = predict(request, to(location), engine);
    expect(trace.verdict.kind).toBe(kind);
    expect(trace.exchanges).toHaveLength(kind === 'blocked' ? 1 : 2);
    const found = trace.steps.filter(({ code }) => code === 'address-space');
    expect(found).toMatchObject([{ hop: 1, stage: 'page', seen: location, localNetwork: { page: 'public' } }]);
  });

  test('names the target of the redirect in the message', () => {
    const trace = predict({ ...request, origin: 'http://app.example' }, to('http://10.0.0.7/x'), 'chromium');
    expect(trace.verdict).toEqual({
      kind: 'blocked',
      stage: 'page',
      hop: 1,
      problem: 'local-network-access',
      detail: { url: 'http://10.0.0.7/x', page: 'public', target: 'local' },
    });
    expect(engineMessages(trace)).toEqual({
      chromium:
        "Access to fetch at 'http://10.0.0.7/x' (redirected from 'https://api.example/') from origin 'http://app.example' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space `local`.",
      firefox:
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://10.0.0.7/x. (Reason: CORS request did not succeed). Status code: (null).',
    });
  });
});

test('the step', () => {
  const [step] = predict({ origin: 'https://app.example', url: 'http://localhost:3000/' }, [], 'chromium').steps;
  expect(step).toEqual({
    code: 'address-space',
    stage: 'page',
    hop: 0,
    passed: true,
    clause: expect.stringContaining('local-network-access'),
    seen: 'http://localhost:3000/',
    message:
      "The page's address is public (assumed); the server's is loopback. Chromium: ask, Firefox: ask, WebKit: block",
    localNetwork: {
      page: 'public',
      pageAssumed: true,
      target: 'loopback',
      address: 'localhost',
      chromium: 'ask',
      firefox: 'ask',
      webkit: 'block',
    },
  });
  const known = predict({ origin: 'http://93.184.216.34', url: 'http://10.0.0.7/' }, [], 'firefox').steps[0];
  expect(known?.message).toBe(
    "The page's address is public; the server's is local. Chromium: block, Firefox: ask, WebKit: allow",
  );
});

describe('console messages', () => {
  const DENIED =
    "Access to fetch at 'http://localhost:3000/' from origin 'https://app.example' has been blocked by CORS policy: Permission was denied for this request to access the `loopback` address space.";
  const FAILED =
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:3000/. (Reason: CORS request did not succeed). Status code: (null).';
  const INSECURE =
    '[blocked] The page at https://app.example/ requested insecure content from http://localhost:3000/. This content was blocked and must be served over HTTPS.';
  const messages = (
    request: Partial<PageRequest>,
    status?: number,
    engine?: EngineName,
  ): ReturnType<typeof engineMessages> => engineMessages(traceOf(request, status, engine));

  function traceOf(request: Partial<PageRequest>, status?: number, engine?: EngineName): Trace {
    const complete = { origin: 'https://app.example', url: 'http://localhost:3000/', ...request };
    return predict(complete, status === undefined ? [] : [{ status, headers: status === 200 ? ANY : [] }], engine);
  }

  test.each(['chromium', 'webkit', undefined] as const)(
    'after the user denied access, in the trace of %s',
    (engine) => {
      expect(messages({}, 200, engine)).toEqual({ chromium: DENIED, firefox: FAILED, webkit: INSECURE });
    },
  );

  test('of a response that fails, where access was granted', () => {
    expect(messages({}, 404)).toEqual({
      chromium: expect.stringContaining("No 'Access-Control-Allow-Origin' header"),
      firefox: expect.stringContaining('Status code: 404'),
      webkit: INSECURE,
    });
  });

  test('of mixed content, where only WebKit has one', () => {
    expect(messages({ url: 'http://192.168.1.50/' })).toEqual({
      chromium: DENIED.replace('localhost:3000', '192.168.1.50').replace('loopback', 'local'),
      webkit: INSECURE.replace('localhost:3000', '192.168.1.50'),
    });
    const addresses = { 'nas.example': '10.0.0.7' };
    expect(Object.keys(messages({ url: 'http://nas.example/', addresses }))).toEqual(['webkit']);
  });

  test('of a local page: none', () => {
    expect(messages({ origin: 'http://localhost:5173' }, 200)).toEqual({});
  });
});
