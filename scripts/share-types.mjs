// The declarations of ES modules and of CommonJS differ in the names of files only. Where a file declares the same in both,
// the ES module re-exports the declarations of CommonJS, so that the package has them once.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const DIST = new URL('../dist/', import.meta.url);
const FILES = readdirSync(DIST);
const read = (file) => readFileSync(new URL(file, DIST), 'utf8');

/** `reasons` of `reasons-C4efJlVW.d.ts`, whose hash is of the contents. */
const stem = (file) => file.replace(/(?:-[\w-]{8})?\.d\.c?ts$/, '');

const withoutNames = (declarations) => declarations.replace(/(?:-[\w-]{8})?\.c?js';$/gm, "';");

for (const file of FILES.filter((name) => name.endsWith('.d.ts'))) {
  const commonjs = FILES.find((name) => name.endsWith('.d.cts') && stem(name) === stem(file));
  if (commonjs === undefined || withoutNames(read(file)) !== withoutNames(read(commonjs))) continue;
  writeFileSync(new URL(file, DIST), `export * from './${commonjs.replace(/\.d\.cts$/, '.cjs')}';\n`);
}
