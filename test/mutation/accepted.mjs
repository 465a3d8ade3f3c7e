// Proves that no RegExp that corsmith accepts takes time exponential in the text: a second opinion on its own proof.
//   npm run test:recheck
//   node test/mutation/accepted.mjs 7     RegExps generated from another seed
import { join } from 'node:path';
import { build } from 'esbuild';
import { complexityOf } from './complexity.mjs';

const GENERATED = 1500;
const seed = Number(process.argv[2] ?? 1);
const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, '../origin/regexp/accepted.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const [{ text }] = outputFiles;
const { acceptedRegExps } = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);

const counts = {};
for (const { source, flags } of acceptedRegExps(GENERATED, seed)) {
  const complexity = complexityOf(source, flags);
  counts[complexity] = (counts[complexity] ?? 0) + 1;
  if (complexity === 'exponential') console.log(`exponential: /${source}/${flags}`);
}
console.log(counts);
process.exitCode = counts['exponential'] === undefined && Object.keys(counts).length > 0 ? 0 : 1;
