// Proves of every regular expression in src that matching takes time linear in the text, whatever the text is.
//   npm ci --prefix test/mutation && node test/mutation/regexps.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

// read once, by the import below
process.env['RECHECK_BACKEND'] = 'pure';
const { checkSync } = await import('recheck');

const SRC = join(import.meta.dirname, '../../src');

/** Every literal, with its place. `new RegExp(...)` is only used on what an owner wrote. */
function literalsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ place: `src/${file}:${line + 1}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const literals = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .flatMap(literalsOf);

const slow = literals.flatMap(({ place, text }) => {
  const end = text.lastIndexOf('/');
  const { status, complexity } = checkSync(text.slice(1, end), text.slice(end + 1), { timeout: 60_000 });
  const verdict = status === 'unknown' ? 'unknown' : complexity.type;
  console.log(`${verdict.padEnd(12)} ${place} ${text}`);
  return ['linear', 'safe'].includes(verdict) ? [] : [place];
});
console.log(`${literals.length - slow.length} of ${literals.length} take linear time`);
process.exitCode = slow.length === 0 && literals.length > 0 ? 0 : 1;
