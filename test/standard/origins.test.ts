import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/policy/policy.ts';
import {
  isLoopbackHost,
  isOrdinaryOrigin,
  isSerializedOrigin,
  LONGEST_ORIGIN,
  parseOrigin,
} from '../../src/standard/origins.ts';
import vectors from './fetch-vectors.json' with { type: 'json' };

// wider than the strict grammar: browsers send hyphens at the edge of a label
const EDGE_HYPHENS: readonly string[] = ['https://-a.com', 'https://a-.com'];
const EXACT = /^(?:yes|with trailing dot)/;

describe('exact entries', () => {
  test.each(vectors.origins)('$value: $strict', ({ value, strict }) => {
    const accepted = EXACT.test(strict) || EDGE_HYPHENS.includes(value);
    expect(isSerializedOrigin(value)).toBe(accepted);
    if (value === '*' || strict.startsWith('pattern')) return;
    const codes = normalize(value).issues.map(({ code }) => code);
    expect(codes).toEqual(accepted ? [] : [value === 'null' ? 'null-origin' : 'invalid-origin']);
  });
});

describe('parts', () => {
  test.each([
    ['https://a.example', 'https', 'a.example', ''],
    ['https://a.example:8443', 'https', 'a.example', '8443'],
    ['http://[::1]:90', 'http', '[::1]', '90'],
    ['http://[::ffff:7f00:1]:8080', 'http', '[::ffff:7f00:1]', '8080'],
    ['app-x.y://host_name', 'app-x.y', 'host_name', ''],
    ['https://a.example.', 'https', 'a.example.', ''],
    ['app://x:80', 'app', 'x', '80'],
    ['http://x:443', 'http', 'x', '443'],
  ])('%s', (origin, scheme, host, port) => {
    expect(parseOrigin(origin)).toEqual({ scheme, host, port });
  });

  test.each([
    ['ftp://x:21'],
    ['ws://x:80'],
    ['wss://x:443'],
    ['https://a..b'],
    ['https://a...'],
    ['https://.'],
    ['https://a.b:1:2'],
    ['https://[::1]x'],
    ['https://[gg]'],
    ['https://[1:2:3:4:5:6:7:8:9]'],
    ['https://1.2.3'],
    ['https://1.2.3.4.'],
    ['https://1.2.3.4.5'],
    ['https://1.2.3.256'],
    ['https://1.2.3.04'],
    ['https://0x7f.1'],
    ['https://0x'],
    ['https://a.0xg1.7'],
    ['null'],
    [''],
    ['https://a.example\n'],
    ['https://a.example\0'],
    ['https://\u00e9.example'],
    ['1https://a.example'],
    [`https://${'a'.repeat(319)}`],
    ['x'.repeat(65_536)],
  ])('%s is not an origin', (text) => {
    expect(parseOrigin(text)).toBeUndefined();
  });

  test('an origin is not longer than LONGEST_ORIGIN', () => {
    expect(isSerializedOrigin(`https://${'a'.repeat(LONGEST_ORIGIN - 8)}`)).toBe(true);
    expect(isSerializedOrigin(`https://${'a'.repeat(LONGEST_ORIGIN - 7)}`)).toBe(false);
    const ordinary = (length: number) => `https://${'a.'.repeat(length)}com`;
    expect(isSerializedOrigin(ordinary((LONGEST_ORIGIN - 12) / 2))).toBe(true);
    expect(isSerializedOrigin(ordinary((LONGEST_ORIGIN - 10) / 2))).toBe(false);
  });
});

describe('hosts with punctuation', () => {
  // test/browsers/scenarios/origins.ts has those that a browser sends
  test.each([...'!"$&\'()+,;=`{}~'])('a%sb.example is a host', (character) => {
    const host = `a${character}b.example`;
    expect(new URL(`https://${host}`).origin).toBe(`https://${host}`);
    expect(parseOrigin(`https://${host}:8443`)).toEqual({ scheme: 'https', host, port: '8443' });
    expect(isSerializedOrigin(`https://${host}`)).toBe(true);
    expect(isOrdinaryOrigin(`https://${host}`)).toBe(false);
  });

  test.each([...' #%*/:<>?@[\\]^|\x7f'])('a%sb.example is not', (character) => {
    expect(isSerializedOrigin(`https://a${character}b.example`)).toBe(false);
    expect(isOrdinaryOrigin(`https://a${character}b.example`)).toBe(false);
  });

  test.each([
    ['https://a.example', true],
    ['https://a_b-.example.', true],
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:5173', true],
    ['web+app://a.example', true],
    ['http://127.0.0.01', false],
    ['null', false],
    [`https://${'a.'.repeat(159)}`, true],
    [`https://a${'a.'.repeat(159)}`, false],
  ])('%s is ordinary: %s', (origin, ordinary) => {
    expect(isOrdinaryOrigin(origin)).toBe(ordinary);
  });
});

describe('loopback', () => {
  test.each([
    ['localhost', true],
    ['localhost.', true],
    ['app.localhost', true],
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['[::1]', true],
    ['notlocalhost', false],
    ['localhost.example', false],
    ['128.0.0.1', false],
    ['127.example.com', false],
    ['[::2]', false],
  ])('%s: %s', (host, loopback) => {
    expect(isLoopbackHost(host)).toBe(loopback);
  });
});
