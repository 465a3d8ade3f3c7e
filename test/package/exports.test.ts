import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { EXPORTS } from './entries.ts';

const require = createRequire(join(inject('consumers'), 'main.cjs'));

test('every entry has its list', () => {
  const entries = Object.keys(manifest.exports).map((name) => name.replace(/^\./, 'corsmith'));
  expect(entries.filter((name) => name !== 'corsmith/package.json')).toEqual(Object.keys(EXPORTS));
});

describe.each(Object.entries(EXPORTS))('%s', (entry, names) => {
  test('exports to import', async () => {
    expect(Object.keys(await load(entry)).sort()).toEqual(names);
  });

  test('exports to require', () => {
    expect(Object.keys(require(entry)).sort()).toEqual(names);
  });

  test('exports the CommonJS files to import, too', async () => {
    const imported = await import(pathToFileURL(require.resolve(entry)).href);
    expect(imported.default).toBe(require(entry));
    expect(Object.keys(imported)).toEqual(expect.arrayContaining(names.filter((name) => name !== 'default')));
  });
});

const CALLABLE = Object.keys(EXPORTS).filter((entry) => EXPORTS[entry]?.includes('default'));

test.each(CALLABLE)('%s is callable when required', (entry) => {
  const required = require(entry);
  expect(required).toBeTypeOf('function');
  expect(required).toBe(required.default);
  expect(required).toBe(required.cors);
  expect(required()).toBeDefined();
});

test('a policy made by one copy works in the other', async () => {
  const { createPolicy } = await load('corsmith');
  const policy = createPolicy('https://a.example');
  expect(require('corsmith').createPolicy(policy).settings).toBe(policy.settings);
});

test('the manifest can be read', () => {
  expect(require('corsmith/package.json').name).toBe('corsmith');
});

function load(entry: string) {
  const file = require.resolve(entry).replace(/\.cjs$/, '.js');
  return import(pathToFileURL(file).href);
}
