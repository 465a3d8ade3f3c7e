// The declarations for ES modules and for CommonJS often differ only in file names. Where they do, the ES module re-exports
// the CommonJS declarations, so that the package contains them once.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const DIST = new URL('../dist/', import.meta.url);

// no file imports this entry: it puts the declarations of corsmith/compat in a file of their own
for (const extension of ['d.ts', 'd.cts']) rmSync(new URL(`compat-types.${extension}`, DIST));

const FILES = readdirSync(DIST);
const read = (file) => readFileSync(new URL(file, DIST), 'utf8');

/** `reasons` for `reasons-C4efJlVW.d.ts`, which has a hash of the contents in its name. */
const stem = (file) => file.replace(/(?:-[\w-]{8})?\.d\.c?ts$/, '');

const withoutNames = (declarations) => declarations.replace(/(?:-[\w-]{8})?\.c?js';$/gm, "';");

for (const file of FILES.filter((name) => name.endsWith('.d.ts'))) {
  const commonjs = FILES.find((name) => name.endsWith('.d.cts') && stem(name) === stem(file));
  if (commonjs === undefined || withoutNames(read(file)) !== withoutNames(read(commonjs))) continue;
  writeFileSync(new URL(file, DIST), `export * from './${commonjs.replace(/\.d\.cts$/, '.cjs')}';\n`);
}
