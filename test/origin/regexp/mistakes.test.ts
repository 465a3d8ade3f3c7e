import { describe, expect, test } from 'vitest';
import { proveRegExp, type RegExpFailure } from '../../../src/origin/regexp/prove.ts';
import { describeSites } from '../../../src/origin/regexp/sites.ts';

const EXAMPLE = ['https://example.com'];
const SUBDOMAINS = ['https://example.com and its subdomains'];

/** Source, flags, and the sites or the code of the failure. */
const ROWS: readonly (readonly [source: string, flags: string, sites: readonly string[] | RegExpFailure['code']])[] = [
  // anchors
  ['(?:^https://example\\.com$|^https://other\\.org$)', '', ['https://example.com', 'https://other.org']],
  ['^https://example\\.com$(?!\\n)', '', EXAMPLE],
  ['^^https://example\\.com$$', '', EXAMPLE],
  ['(^)*https://example\\.com($)+', '', 'unanchored-regexp'],
  ['(^)+https://example\\.com($)+', '', EXAMPLE],
  ['^https://example\\.com\\$', '', 'invalid-origin'],
  ['^https://example\\.com[$]?', '', 'unanchored-regexp'],
  ['https://example\\.com^', '', 'invalid-origin'],
  ['^https://example\\.com$', 'm', EXAMPLE],
  ['^http://localhost:', '', ['http://localhost']],
  ['^https://\\[::1\\]', '', ['https://[::1]']],
  ['^https?://\\[::1\\]:', '', ['http://[::1]', 'https://[::1]']],
  ['^https://example\\.com:|^https://example\\.com$', '', EXAMPLE],
  ['^$', '', 'invalid-origin'],
  ['', '', 'unanchored-regexp'],
  // characters and escapes
  ['^https://example\\x2ecom$', '', EXAMPLE],
  ['^https://example\\x2com$', '', 'invalid-origin'],
  ['^https://example[.]com$', '', EXAMPLE],
  ['^https://example\\u{2e}com$', 'u', EXAMPLE],
  ['^https://example\\u{2e}com$', '', 'invalid-origin'],
  ['^https://example\\u002ecom$', 'v', EXAMPLE],
  ['^https://example\\.co\\u{6d}$', 'u', EXAMPLE],
  ['^https://example\\.co\\u{1}$', '', ['https://example.cou']],
  ['^https://example\\.co\\155$', '', EXAMPLE],
  ['^https://\\145xample\\.com$', '', EXAMPLE],
  ['^https://e\\170ample\\.com$', '', EXAMPLE],
  ['^https://example\\56com$', '', EXAMPLE],
  // something that only looks like a group does not make \1 a reference
  ['^https://example\\.com\\(?\\1?$', '', EXAMPLE],
  ['^https://example\\.com[(-)]?\\1?$', '', EXAMPLE],
  ['^https://example\\.com[\\](]?\\1?$', '', EXAMPLE],
  ['^https://(?<ab>x)\\k<ab>\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://example\\.com\\8$', '', ['https://example.com8']],
  ['^https://example\\.com\\8?$', '', 'regexp-admits-foreign-origin'],
  ['^https://(e)xample\\.com\\2?$', '', EXAMPLE],
  ['^https://e\\cxample\\.com$', '', 'invalid-origin'],
  ['^https://e\\c?xample\\.com$', '', EXAMPLE],
  ['^https://\\w\\W\\.example\\.com$', '', SUBDOMAINS],
  ['^https://\\p{Ll}+\\.example\\.com$', 'u', SUBDOMAINS],
  ['^https://\\p{2}ex\\.com$', '', ['https://ppex.com']],
  ['^https://\\kex\\.com$', '', ['https://kex.com']],
  ['^https://x{,2}example\\.com$', '', 'invalid-origin'],
  ['^https://example\\.com{2$', '', 'invalid-origin'],
  ['^https://exa]mple\\.com$', '', 'invalid-origin'],
  ['^https://exa}?mple\\.com$', '', EXAMPLE],
  ['^https://[]example\\.com$', '', 'invalid-origin'],
  ['^https://[^]*\\.example\\.com$', '', SUBDOMAINS],
  ['^https://[^]+example\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://[\\]]a\\.example\\.com$', '', 'invalid-origin'],
  ['^https://[\\]a]\\.example\\.com$', '', SUBDOMAINS],
  ['^https://[[a]b\\.example\\.com$', '', SUBDOMAINS],
  ['^https://[[a]b\\.example\\.com$', 'u', SUBDOMAINS],
  ['^https://[[a-z]--[x]]+\\.example\\.com$', 'v', SUBDOMAINS],
  ['^https://[[a-z]--[b-z]]\\.com$', 'v', ['https://a.com']],
  ['^https://[[a]&&[b]]?example\\.com$', 'v', EXAMPLE],
  ['^https://[\\q{a|bc}]\\.example\\.com$', 'v', 'unproven-regexp'],
  ['^https://[\\q{a}]\\.example\\.com$', '', SUBDOMAINS],
  ['^https://EXAMPLE\\.COM$', 'i', EXAMPLE],
  ['^https://EXAMPLE\\.COM$', '', 'invalid-origin'],
  ['^https://\\u212aex\\.com$', 'iu', ['https://kex.com']],
  ['^https://\\u212aex\\.com$', 'i', 'invalid-origin'],
  ['^https://\\u017fhop\\.com$', 'iu', ['https://shop.com']],
  ['^https://[^\\u212a]ex\\.com$', 'iu', 'regexp-admits-foreign-origin'],
  ['^https://\\ud83d\\ude00*example\\.com$', 'u', EXAMPLE],
  ['^https://\\ud83d\\ude00*example\\.com$', '', 'invalid-origin'],
  ['^https://\u{1f600}*example\\.com$', 'u', EXAMPLE],
  ['^https://\u{1f600}*example\\.com$', '', 'invalid-origin'],
  ['^https://\ud83d?example\\.com$', '', EXAMPLE],
  // groups, references, look-arounds
  ['^https://\\1(a)\\.example\\.com$', '', SUBDOMAINS],
  ['^https://\\1(example)\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://(?<n>[a-z]+)\\.\\k<n>\\.example\\.com$', '', SUBDOMAINS],
  ['^https://(?<n>[a-z]+)\\k<n>\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://\\k<n>example\\.com$', '', 'invalid-origin'],
  ['^https://(?<n>a)\\.[(]?\\.example\\.com$', '', 'invalid-origin'],
  ['^https://[(]?\\1example\\.com$', '', 'invalid-origin'],
  ['^https://(|www\\.)example\\.com$', '', SUBDOMAINS],
  ['^https://(?:|www|)\\.example\\.com$', '', SUBDOMAINS],
  ['^https://(?!admin)(?=.)(?<=/)(?<!x)example\\.com$', '', EXAMPLE],
  ['^https://.*(?<=example\\.com)$', '', 'regexp-admits-foreign-origin'],
  ['^https://(?:.*\\b)?example\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://\\Bexample\\.com$', '', EXAMPLE],
  // quantifiers
  ['^https://a{0}example\\.com$', '', EXAMPLE],
  ['^https://(?:evil){0}example\\.com$', '', EXAMPLE],
  ['^https://a{0,0}example\\.com$', '', EXAMPLE],
  ['^https://a{1}\\.example\\.com$', '', SUBDOMAINS],
  ['^https://go{2}d\\.com$', '', ['https://good.com']],
  ['^https://go{1,3}d\\.com$', '', ['https://god.com', 'https://good.com', 'https://goood.com']],
  ['^https://go{0,2}d\\.com$', '', ['https://gd.com', 'https://god.com', 'https://good.com']],
  ['^https://go{0,1}d\\.com$', '', ['https://gd.com', 'https://god.com']],
  ['^https://go{2,}d\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://go{4}d\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://go{1,4}d\\.com$', '', 'regexp-admits-foreign-origin'],
  ['^https://(?:go){2}d\\.com$', '', 'regexp-admits-foreign-origin'],
  [
    '^https?://(?:[a-z]+?\\.)*?example\\.com(?::\\d{1,5})??$',
    '',
    ['http', 'https'].map((s) => `${s}://example.com and its subdomains`),
  ],
  // not an origin, next to one that is
  ['^(https?://)?(\\w+\\.)?example\\.com$', '', ['http', 'https'].map((s) => `${s}://example.com and its subdomains`)],
  ['^https://example\\.com(:\\d+)?(/.*)?$', '', EXAMPLE],
  ['^https://(user@)?example\\.com$', '', EXAMPLE],
  ['^(https://example\\.com|null)$', '', EXAMPLE],
];

test.each(ROWS)('/%s/%s', (source, flags, expected) => {
  const { failures, sites } = proveRegExp(new RegExp(source, flags), { trusting: true });
  if (typeof expected === 'string') expect(failures.map(({ code }) => code)).toEqual([expected]);
  else expect({ failures, sites: sites && describeSites(sites) }).toEqual({ failures: [], sites: expected });
});

test.each([
  [/(?<!https.*)example\.com$/, 'http://evilexample.com'],
  [/(?<!http.*)example\.com$/, 'evil://example.com'],
  [/(?<!http.*|\/)example\.com$/, 'evil://xexample.com'],
  [/(?<!http.*|\/|x)example\.com$/, 'evil://x.example.com'],
  [/^https:\//, 'https://evil.example'],
])('%s matches %s', (regexp, foreignOrigin) => {
  const { failures } = proveRegExp(regexp, { trusting: true });
  expect(failures).toMatchObject([{ code: 'unanchored-regexp', foreignOrigin }]);
});

describe('why a RegExp matches no origin', () => {
  test.each([
    [/^example\.com$/, 'the text it matches has no scheme'],
    [/^$/, 'the text it matches has no scheme'],
    [/^https:\/\/Example\.com$/, 'origins are lowercase'],
    [/^HTTPS:\/\/Example\.com\/$/, 'an origin has no path and no trailing slash'],
    [/^https:\/\/example\.com\/$/, 'an origin has no path and no trailing slash'],
    [/^https:\/\/example\.com\/.*$/, 'an origin has no path and no trailing slash'],
    [/^https:\/\/example\.com:0$/, 'the host or port it matches is not valid'],
    [/^https:\/\/a\.\.example\.com$/, 'the host or port it matches is not valid'],
    [/^https:\/\/example\.com\?$/, 'it requires characters that no origin contains'],
    [/^https:\/\/ex\u00e4mple\.com$/i, 'it requires characters that no origin contains'],
  ])('%s', (regexp, reason) => {
    expect(proveRegExp(regexp, { trusting: false }).failures).toEqual([{ code: 'invalid-origin', reason }]);
  });
});
