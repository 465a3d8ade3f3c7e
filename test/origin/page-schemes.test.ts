import { expect, test } from 'vitest';
import { isMisspelled, isPageScheme } from '../../src/origin/page-schemes.ts';

test.each([
  'http',
  'https',
  'capacitor',
  'app',
  'chrome-extension',
  'tauri',
  'ipfs',
  'hxxp',
  'h',
  'httpsxx',
  'https2',
  'ht_tp',
  'http+a',
  'ht',
])('a page can have the scheme %s', (scheme) => {
  expect(isPageScheme(scheme)).toBe(true);
});

test.each([
  'htp',
  'ttp',
  'hhttp',
  'htttp',
  'httq',
  'httpx',
  'xhttp',
  'htps',
  'httpss',
  'xttps',
  'htt',
  'hxtp',
  'hxtps',
  'hxttp',
  'hxttps',
  'htxp',
  'htxps',
  'htxtp',
  'htxtps',
  'httxs',
  'httxps',
])('%s is http or https with one wrong letter', (scheme) => {
  expect(isPageScheme(scheme)).toBe(false);
  expect(isMisspelled(scheme)).toBe(true);
});

test.each(['ws', 'wss'])('no page has the scheme %s', (scheme) => {
  expect(isPageScheme(scheme)).toBe(false);
  expect(isMisspelled(scheme)).toBe(false);
});
