import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, inject, it, test } from 'vitest';
import { EXPORTS } from './entries.ts';

const DIST = join(inject('consumers'), 'node_modules/corsmith/dist');

/** Needs the suffix list to find the sites of the page and the server. */
const NEEDS_LIST = `require('corsmith/explain').predict({ origin: 'https://a.gov.uk', url: 'https://b.gov.uk/' }, [])`;

const filesWith = (text: string, ending: string) =>
  readdirSync(DIST).filter((file) => file.endsWith(ending) && readFileSync(join(DIST, file), 'utf8').includes(text));

describe.each(['.js', '.cjs'])('files that end in %s', (ending) => {
  it('contain the suffix list once', () => {
    expect(filesWith('devtunnels.ms', ending)).toEqual([`public-suffix-data${ending}`]);
  });

  it('share the code of several entries', () => {
    expect(filesWith('cannot be used:', ending)).toHaveLength(1);
  });
});

/** Runs a CommonJS file next to the installed package. */
function run(code: string): string {
  const file = join(inject('consumers'), 'loading.cjs');
  writeFileSync(file, code);
  return execFileSync(process.execPath, [file], { encoding: 'utf8' });
}

/** Prints the globals that `load` changed, the timers that it started, and the files that it read except modules. */
const watched = (load: string) => `
  const fs = require('node:fs');
  const { readFileSync } = fs;
  const files = [];
  fs.readFileSync = (file, ...rest) => {
    files.push(String(file));
    return readFileSync(file, ...rest);
  };
  const globals = () =>
    Object.entries(Object.getOwnPropertyDescriptors(globalThis)).flatMap(([key, { get, value }]) => [key, get ?? value]);
  const before = globals();
  (async () => {
    await ${load};
    const after = globals();
    const changed = after.length - before.length + after.filter((each, index) => !Object.is(each, before[index])).length;
    const timers = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name));
    const others = files.filter((file) => !/node_modules.(corsmith|vary).+(js|package.json)$/.test(file));
    console.log(JSON.stringify({ changed, timers, others }));
  })();
`;

test.each(Object.keys(EXPORTS).flatMap((entry) => [`require('${entry}')`, `import('${entry}')`]))(
  '%s changes no global, starts no timer and reads no other file',
  (load) => {
    expect(JSON.parse(run(watched(load)))).toEqual({ changed: 0, timers: [], others: [] });
  },
);

describe('CommonJS', () => {
  const loaded = `Object.keys(require.cache).flatMap((file) => /(?:public-suffix-data|regexp-proof|enforce|reports|advice)(?=\\.cjs$)/.exec(file) ?? [])`;

  test.each(Object.keys(EXPORTS))('%s loads none of the files that few policies need', (entry) => {
    expect(run(`require('${entry}'); console.log(${loaded}.join())`)).toBe('\n');
  });

  test.each(Object.keys(EXPORTS))('is what Node imports as %s', (entry) => {
    const code = `import('${entry}').then((imported) => {
      const required = require('${entry}');
      const isSame = Object.keys(required).every((name) => imported[name] === required[name]);
      console.log(isSame, ${loaded}.join());
    })`;
    expect(run(code)).toBe('true \n');
  });

  it.each([
    [
      'reasons are wanted',
      `const { createPolicy, reasons } = require('corsmith'); reasons(createPolicy(), { headers: {} })`,
    ],
    [
      'a request is classified',
      `require('corsmith').classify({ method: 'PUT', headers: { origin: 'https://a.example' } })`,
    ],
    [
      'decisions are observed',
      `require('node:diagnostics_channel').subscribe('corsmith:decision', () => {});
       require('corsmith').cors()({ method: 'GET', headers: {} }, new (require('node:http').ServerResponse)({}), () => {})`,
    ],
  ])('loads the reports when %s', (_when, code) => {
    expect(run(`${code}; console.log(${loaded}.join())`)).toBe('reports\n');
  });

  it('loads the suffix list when it is needed', () => {
    expect(run(`${NEEDS_LIST}; console.log(${loaded}.join())`)).toBe('public-suffix-data\n');
  });

  it('loads the proof of RegExps when it is needed', () => {
    const needsProof = `require('corsmith').cors({ origin: /^http:\\/\\/localhost:/ })`;
    expect(run(`${needsProof}; console.log(${loaded}.join())`)).toContain('regexp-proof');
  });

  it('loads the code for enforce when it is needed', () => {
    const needsEnforce = `require('corsmith').cors({ origin: 'https://a.example', enforce: { allowedHosts: 'loopback' } })`;
    expect(run(`${needsEnforce}; console.log(${loaded}.join())`)).toBe('enforce\n');
  });

  it('loads vary when a response already has Vary', () => {
    const isLoaded = `Object.keys(require.cache).some((file) => /node_modules.vary/.test(file))`;
    const respond = `const response = new (require('node:http').ServerResponse)({});
      response.setHeader('Vary', 'Accept');
      cors('https://a.example')({ method: 'GET', headers: {} }, response, () => {});`;
    const code = `const { cors } = require('corsmith'); const before = ${isLoaded};
      ${respond} console.log(before, ${isLoaded}, response.getHeader('Vary'));`;
    expect(run(code)).toBe('false true Accept, Origin\n');
  });

  it('needs no module of Node for the web entry', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `require('corsmith/web')`, resolveDir: inject('consumers') },
      bundle: true,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['main'],
      write: false,
    });
    expect(outputFiles.map(({ text }) => text).join('')).not.toMatch(/["']node:/);
  });

  it('includes the suffix list in a bundle of an application', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'corsmith-bundle-'));
    const outfile = join(folder, 'bundle.cjs');
    const contents = `console.log(JSON.stringify(${NEEDS_LIST}))`;
    await build({
      stdin: { contents, resolveDir: inject('consumers') },
      bundle: true,
      format: 'cjs',
      platform: 'node',
      outfile,
    });
    expect(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })).toContain(
      '["Sec-Fetch-Site","cross-site"]',
    );
    rmSync(folder, { recursive: true });
  });
});
