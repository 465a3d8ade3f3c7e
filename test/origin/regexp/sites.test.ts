import { describe, expect, test, vi } from 'vitest';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { describeSites, type Site, uniteSites } from '../../../src/origin/regexp/sites.ts';

function sitesOf(regexp: RegExp, trusting: boolean): readonly string[] | string | undefined {
  const { failures, sites } = proveRegExp(regexp, { trusting });
  return sites === undefined ? failures.map(({ code, reason }) => `${code}: ${reason}`).join() : describeSites(sites);
}

test('a site has a scheme, a kind and a host', () => {
  const { sites } = proveRegExp(/^http:\/\/127\.0\.0\.1$/, { trusting: true });
  expect(sites).toEqual([{ scheme: 'http', kind: 'host', host: '127.0.0.1' }]);
});

describe('sites', () => {
  test.each([
    // names
    [/^https:\/\/(?:.*\.)?(?:b|a)\.com$/, ['https://a.com and its subdomains', 'https://b.com and its subdomains']],
    [/^https:\/\/a\.com$|^https:\/\/x\.a\.com$/, ['https://a.com and its subdomains']],
    [/^https:\/\/x\.a\.com$|^https:\/\/a\.com$/, ['https://a.com and its subdomains']],
    [/^https?:\/\/com$/, ['http://com', 'https://com']],
    [/^https:\/\/.*\.localhost$/, ['https://localhost and its subdomains']],
    [/^https:\/\/.*\.home\.arpa$/, ['https://home.arpa and its subdomains']],
    [/^https:\/\/a-?b\.com$/, ['https://a-b.com', 'https://ab.com']],
    [/^https:\/\/(?:a-)+b\.com$/, 'regexp-admits-foreign-origin: the host it matches can vary before'],
    // choices
    [/^https:\/\/[abcd]\.com$/, ['https://a.com', 'https://b.com', 'https://c.com', 'https://d.com']],
    [/^https:\/\/x[ab]*c\.com$/, 'regexp-admits-foreign-origin: the host it matches can vary before "c.com"'],
    [/^https:\/\/[abcde]\.com$/, 'regexp-admits-foreign-origin: the host it matches can vary before ".com"'],
    // schemes
    [/^(?:capacitor|ionic|https):\/\/localhost$/, ['capacitor://localhost', 'https://localhost', 'ionic://localhost']],
    [/^vscode-webview:\/\/.*$/, ['all origins of vscode-webview://']],
    [/^vscode-webview:/, 'unanchored-regexp: is not anchored at the end'],
    [/^app:\/\/\d+\.\d+\.\d+\.\d+$/, ['all origins of app://']],
    [/^(?:https|wss|htps):\/\/localhost$/, ['https://localhost']],
    [/^wss?:\/\/localhost$/, 'invalid-origin: '],
    [/^[a-z]+:\/\/localhost$/, 'regexp-admits-foreign-origin: the scheme it matches can vary'],
    [/^x[a-z]:\/\/localhost$/, 'regexp-admits-foreign-origin: the scheme it matches can vary'],
    [/^(?:ab)+:\/\/localhost$/, 'regexp-admits-foreign-origin: the scheme it matches can vary'],
    [/^moz-extension:\/\/[0-9a-f-]+$/, 'regexp-admits-foreign-origin: any extension can have an id that it matches'],
    [/^moz-extension:\/\/(?:ab?|cd)$/, ['moz-extension://a', 'moz-extension://ab', 'moz-extension://cd']],
    // neighbours of an optional letter
    [
      /^https:\/\/(?:my)?shop\.com$/,
      'regexp-admits-foreign-origin: a letter or digit can come directly before "shop.com"',
    ],
    [
      /^https:\/\/shop\.com(?:[a-z]x)?$/,
      'regexp-admits-foreign-origin: the host it matches can end in other letters or digits',
    ],
    [/^(?:https:\/\/(?:[ab]\.)?|app:\/\/x)c\.com$/, ['app://xc.com', 'https://c.com and its subdomains']],
    [/^https:\/\/shop\.coms?$/, 'regexp-admits-foreign-origin: the host it matches can end in other letters or digits'],
    [/^https:\/\/localhost:?\d*$/, 'regexp-admits-foreign-origin: the host it matches can vary'],
    [
      /^https:\/\/localhost:?[0-3]*$/,
      'regexp-admits-foreign-origin: the host it matches can end in other letters or digits',
    ],
    [/^https:\/\/(?:shop|myshop)\.com$/, ['https://myshop.com', 'https://shop.com']],
    [/^https:\/\/shops?\.com$/, ['https://shop.com', 'https://shops.com']],
    [/^https:\/\/(?:my)?shop\.example\.com$/, ['https://example.com and its subdomains']],
    // addresses
    [/^http:\/\/127\.0\.0\.1$/, ['http://127.0.0.1']],
    [/^http:\/\/127\.0\.0\.\d+$/, ['http://127.0.0.*']],
    [/^http:\/\/10\.\d+\.0\.1$/, ['http://10.*.*.*']],
    [/^http:\/\/169\.254\.\d+\.\d+$/, ['http://169.254.*.*']],
    [/^http:\/\/172\.(?:1[67]|32)\.0\.1$/, ['http://172.16.0.1', 'http://172.17.0.1', 'http://172.32.0.1']],
    [/^http:\/\/172\.3\d\.0\.1$/, 'regexp-admits-foreign-origin: it allows addresses outside private networks'],
    [/^http:\/\/192\.\d+\.0\.1$/, 'regexp-admits-foreign-origin: it allows addresses outside private networks'],
    [/^http:\/\/1\d\.0\.0\.1$/, 'regexp-admits-foreign-origin: it allows addresses outside private networks'],
    [/^http:\/\/203\.0\.113\.\d$/, 'regexp-admits-foreign-origin: it allows addresses outside private networks'],
    [/^http:\/\/203\.0\.113\.[12]$/, ['http://203.0.113.1', 'http://203.0.113.2']],
    [/^http:\/\/10\.0\.0\.(?:256|01|1111|7)$/, ['http://10.0.0.7']],
    [/^http:\/\/10\.0\.0\.1+$/, ['http://10.0.0.1', 'http://10.0.0.11', 'http://10.0.0.111']],
    [/^http:\/\/10\.0\.0$/, 'invalid-origin: the host or port it matches is not valid'],
    [/^http:\/\/300\.0\.0\.1$/, 'invalid-origin: the host or port it matches is not valid'],
    [/^http:\/\/\[fd00::[12]\]$/, ['http://[fd00::1]', 'http://[fd00::2]']],
    [/^http:\/\/\[fd[\da-f:]+\]$/, ['http://[fd*]']],
    [/^http:\/\/\[f[cd][\da-f:]+\]:3000$/, ['http://[fc*]', 'http://[fd*]']],
    [/^http:\/\/\[fe[89ab][\da-f:]+\]$/, ['http://[fe8*]', 'http://[fe9*]', 'http://[fea*]', 'http://[feb*]']],
    [/^http:\/\/\[fe[\da-f:]+\]$/, 'regexp-admits-foreign-origin: it allows addresses outside private networks'],
    [/^http:\/\/\[2001:db8::\w+\]$/, 'regexp-admits-foreign-origin: it allows addresses outside private networks'],
    [/^http:\/\/\[::1:\]$/, 'invalid-origin: the host or port it matches is not valid'],
  ])('%s', (regexp, expected) => {
    const sites = sitesOf(regexp, true);
    if (typeof expected === 'string') expect(sites).toContain(expected);
    else expect(sites).toEqual(expected);
  });
});

describe('shared names', () => {
  test.each([
    [/^https:\/\/.*\.com$/, 'regexp-admits-foreign-origin: the host it matches can vary before ".com"', undefined],
    [/^https:\/\/.*\.co\.uk$/, 'shared-suffix: anyone can get a name under co.uk', undefined],
    [
      /^https:\/\/.*\.vercel\.app$/,
      'shared-suffix: anyone can get a name under vercel.app',
      ['https://vercel.app and its subdomains'],
    ],
    [
      /^https:\/\/x-.*-y\.vercel\.app$/,
      'shared-suffix: anyone can get a name under vercel.app',
      ['https://vercel.app and its subdomains'],
    ],
    [
      /^https:\/\/(?:.*\.)?a\.vercel\.app$/,
      ['https://a.vercel.app and its subdomains'],
      ['https://vercel.app and its subdomains'],
    ],
    // customers have names on several levels: only a whole host is certain to belong to one customer
    [
      /^https:\/\/.*\.a\.amazonaws\.com$/,
      'shared-suffix: anyone can get a name under a.amazonaws.com',
      ['https://amazonaws.com and its subdomains'],
    ],
    [/^https:\/\/a\.s3\.amazonaws\.com$/, ['https://a.s3.amazonaws.com'], ['https://amazonaws.com and its subdomains']],
  ])('%s', (regexp, trusting, otherwise) => {
    expect(sitesOf(regexp, true)).toEqual(trusting);
    expect(sitesOf(regexp, false)).toEqual(otherwise ?? trusting);
  });
});

test('a host is not listed next to its domain, in whatever order they are found', () => {
  const host: Site = { scheme: 'https', kind: 'host', host: 'a.example' };
  const domain: Site = { ...host, kind: 'domain' };
  expect(uniteSites([host, domain])).toEqual([domain]);
  expect(uniteSites([domain, host])).toEqual([domain]);
});

test('an error of the engine is not hidden', () => {
  const test = vi.spyOn(RegExp.prototype, 'test').mockImplementation(() => {
    throw new SyntaxError('engine');
  });
  try {
    expect(() => proveRegExp(/^https:\/\/engine\.example$/, { trusting: true })).toThrow('engine');
  } finally {
    test.mockRestore();
  }
});

test('a proof is cached by source, flags and mode, until many others replace it', () => {
  const regexp = () => /^https:\/\/once\.example\.com$/;
  const first = proveRegExp(regexp(), { trusting: true });
  expect(proveRegExp(regexp(), { trusting: true })).toBe(first);
  expect(proveRegExp(regexp(), { trusting: false })).not.toBe(first);
  expect(proveRegExp(new RegExp(regexp().source, 'i'), { trusting: true })).not.toBe(first);
  for (let number = 0; number < 200; number++)
    proveRegExp(new RegExp(`^https://a${number}\\.com$`), { trusting: true });
  const again = proveRegExp(regexp(), { trusting: true });
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
