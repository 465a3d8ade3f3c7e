import { expect, test } from 'vitest';
import { correctEntry } from '../../src/origin/correct-entry.ts';
import { whyInvalidEntry } from '../../src/origin/why-invalid-entry.ts';
import { ORIGIN_REASONS } from '../options/origin-rows.ts';
import { CORRECTIONS } from './correction-rows.ts';

test.each(ORIGIN_REASONS)('%j: %s', (written, why) => {
  expect(whyInvalidEntry(written)).toContain(why);
});

test.each([
  ['https;,//a.example', 'misspelled'],
  ['xhttp://', 'misspelled'],
  ['a://b/c', 'path'],
  ['http:http://a.example', 'two schemes'],
  ['http:https://a.example', 'two schemes'],
  ['https:http://a.example', 'two schemes'],
  ['http://http/a', 'two schemes'],
  ['http://https:/a', 'two schemes'],
  ['https://http//a', 'two schemes'],
  ['https://http.example/', 'slash'],
  ['capacitor://', 'no host'],
  ['http://a1/2', 'path'],
  ['http://10.0.0.0/8/x', 'path'],
  ['http://ws:0', 'port'],
  ['app+http://a.*.b:80', '"*"'],
  ['http://a.*.b:8080', '"*"'],
  ['https://a.*.b:4430', '"*"'],
  ['http://x::1', 'its host'],
  ['http://::1x', 'port'],
  ['http://8.8.*', 'private IPv4 networks'],
  ['http://192.168.1*', 'private IPv4 networks'],
  ['http://8.8.8.8:30*', 'the port'],
  ['http://a.*.b:65535', '"*"'],
])('%s: %s', (written, why) => {
  expect(whyInvalidEntry(written)).toContain(why);
});

test('entries are corrected where their meaning is certain', () => {
  expect(CORRECTIONS.map(([written]) => [written, ...correctEntry(written)])).toEqual(CORRECTIONS);
});
