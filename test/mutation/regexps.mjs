// Proves that every RegExp that a request can reach matches in time linear in the text. Others read options or pasted input.
//   npm run test:recheck
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { complexityOf } from './complexity.mjs';

const SRC = join(import.meta.dirname, '../../src');
const REACHED_BY_REQUESTS = /^(?:standard|classify|policy|decide|node|web|compat)\/|^origin\/origin-rule\.ts$/;

/** Every literal, with its place. `new RegExp(...)` is only used for text from the options. */
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
  .filter((file) => file.endsWith('.ts') && REACHED_BY_REQUESTS.test(file))
  .sort()
  .flatMap(literalsOf);

const slow = literals.flatMap(({ place, text }) => {
  const end = text.lastIndexOf('/');
  const verdict = complexityOf(text.slice(1, end), text.slice(end + 1));
  console.log(`${verdict.padEnd(12)} ${place} ${text}`);
  return ['linear', 'safe'].includes(verdict) ? [] : [place];
});
console.log(`${literals.length - slow.length} of ${literals.length} take linear time`);
process.exitCode = slow.length === 0 && literals.length > 0 ? 0 : 1;
