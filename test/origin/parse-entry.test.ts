import { expect, test } from 'vitest';
import { parseOriginEntry } from '../../src/origin/parse-entry.ts';

test.each([
  ['https://shop.example', { kind: 'host', subdomains: false, host: 'shop.example', port: '' }],
  ['https://*.shop.example:*', { kind: 'host', subdomains: true, host: 'shop.example', port: '*' }],
  ['https://a*b.shop.example:8443', { kind: 'label', before: 'a', after: 'b.shop.example', port: '8443' }],
  ['http://a*.localhost', { kind: 'label', before: 'a', after: '.localhost' }],
  ['http://192.168.*.*', { kind: 'addresses', before: '192.168.', after: '' }],
  ['capacitor://*', { kind: 'any-host', before: '', after: '' }],
  ['capacitor://a*.shop.example', { kind: 'label', before: 'a', after: '.shop.example' }],
])('%s', (text, pattern) => {
  expect(parseOriginEntry(text)).toMatchObject(pattern);
});

test.each([
  'https://*',
  'https://a*.example',
  'https://*.*.shop.example',
  'https://*a.*.shop.example',
  'https://shop.example;b.example',
  'https://shop.example,b.example',
  'http://8.8.*.*',
])('%s cannot be an entry', (text) => {
  expect(parseOriginEntry(text)).toBeUndefined();
});
