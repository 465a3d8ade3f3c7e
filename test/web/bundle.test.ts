import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { describe, expect, it, vi } from 'vitest';
import type * as web from '../../src/web.ts';
import { A, B, fieldsOf, get, preflight } from './send.ts';

interface Bundle {
  readonly metafile: Metafile;
  readonly text: string;
}

/** Bundles as for a worker runtime: without Node's modules, and without external imports. */
async function bundle(
  contents: string,
  format: 'esm' | 'iife' = 'esm',
  external: readonly string[] = [],
): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    platform: 'neutral',
    mainFields: ['main'],
    conditions: ['worker', 'import'],
    format,
    globalName: 'corsmith',
    bundle: true,
    external: [...external],
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return { metafile, text: outputFiles.map(({ text }) => text).join('') };
}

const ENTRY = "export * from './src/web.ts'";

/** Separate files that every entry shares. */
const SHARED = ['*/public-suffix-data.ts', '*/prove.ts', '*/advice/index.ts', '*/read-enforce.ts'];

/** The globals of worker runtimes that the entry could need. */
const GLOBALS = { Request, Response, Headers, URL, setTimeout, clearTimeout };

async function inWorker(): Promise<{ readonly entry: typeof web; readonly warn: ReturnType<typeof vi.fn> }> {
  const warn = vi.fn();
  const context = createContext({ ...GLOBALS, console: { warn } });
  const { text } = await bundle(ENTRY, 'iife');
  return { entry: runInContext(`${text}; corsmith`, context) as typeof web, warn };
}

describe('bundled for a worker runtime', () => {
  it('includes no Node module, and has no external import', async () => {
    const { metafile } = await bundle(ENTRY);
    const inputs = Object.keys(metafile.inputs).filter((path) => path !== '<stdin>');
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    expect(inputs.filter((path) => !/^(src\/[\w./-]+\.ts|node_modules\/vary\/index\.js)$/.test(path))).toEqual([]);
    expect(imports.filter(({ path, external }) => external === true || path.startsWith('node:'))).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  });

  it('imports only shared chunks and vary in the built file', async () => {
    const { metafile } = await bundle("export * from './dist/web.js'");
    const inputs = Object.keys(metafile.inputs).filter((path) => !/^dist\/chunk-[A-Z\d]{8}\.js$/.test(path));
    expect(inputs.sort()).toEqual([
      '<stdin>',
      'dist/advice.js',
      'dist/core.js',
      'dist/enforce.js',
      'dist/public-suffix-data.js',
      'dist/regexp-proof.js',
      'dist/rules.js',
      'dist/web.js',
      'node_modules/vary/index.js',
    ]);
  });

  it('uses nothing that only Node has', async () => {
    expect((await bundle(ENTRY, 'esm', ['*/public-suffix-data.ts'])).text).not.toMatch(
      /\b(process|Buffer|__dirname|setImmediate|globalThis)\b|["']node:/,
    );
  });

  it('runs without the global process', async () => {
    const { entry, warn } = await inWorker();
    const { wrap } = entry.cors({ origin: async (origin: string) => origin === A, maxAge: 90_000 });
    const handler = wrap(() => new Response('x'));
    expect(fieldsOf(await handler(get(A)))).toEqual({ 'access-control-allow-origin': A, vary: 'Origin' });
    expect(fieldsOf(await handler(get(B)))).toEqual({ vary: 'Origin' });
    expect((await handler(preflight(A))).status).toBe(204);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('[max-age-over-limit]')]]);
    expect(() => entry.cors({ origin: 'a.example' } as object)).toThrow('a.example');
  });

  it('stops waiting for an origin function that never calls back', async () => {
    const { entry } = await inWorker();
    const { respond } = entry.cors({ origin: (_origin: string, _callback: unknown) => undefined, originTimeout: 1 });
    await expect(respond(get(A))).rejects.toMatchObject({ code: 'ERR_CORS_TIMEOUT' });
  });
});

const gzipped = async (contents: string): Promise<number> =>
  gzipSync((await bundle(contents, 'esm', SHARED)).text, { level: 9 }).length;

describe('weighs, minified and compressed, at most', () => {
  it.each([
    ['the adapter with all of the deciding', "export { createLayer } from './src/web/layer.ts'", 6_000],
    ['the entry, with the checks of options and their messages', ENTRY, 12_500],
  ])('%s', async (_name, contents, bytes) => {
    expect(await gzipped(contents)).toBeLessThan(bytes);
  });
});
