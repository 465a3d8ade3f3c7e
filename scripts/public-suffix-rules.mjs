// The rules of the Public Suffix List as the installed tldts has them: a trie of labels, the last label first.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// the flag of a rule in the list's ICANN section: https://github.com/publicsuffix/list/wiki/Format
const ICANN = 1;

export const version = require('tldts/package.json').version;

/** All rules in their ASCII form, as the list writes them (`co.uk`, `*.ck`, `!www.ck`), each with its section. */
export function publicSuffixRules() {
  const trie = require('tldts/dist/cjs/src/data/trie.js');
  const starts = [0];
  for (const length of trie.edgeLength) starts.push(starts.at(-1) + length);
  const rulesBelow = (node, name) => [
    ...(trie.nodeFlags[node] === 0 ? [] : [{ rule: name, isRegistry: trie.nodeFlags[node] === ICANN }]),
    ...Array.from({ length: trie.edgeStart[node + 1] - trie.edgeStart[node] }, (_, index) => {
      const edge = trie.edgeStart[node] + index;
      const label = trie.labelText.slice(starts[edge], starts[edge + 1]);
      return rulesBelow(trie.edgeChild[edge], name === '' ? label : `${label}.${name}`);
    }).flat(),
  ];
  const exceptions = rulesBelow(trie.exceptionsRoot, '').map((each) => ({ ...each, rule: `!${each.rule}` }));
  // a rule with other letters is listed twice; browsers send its ASCII form
  return [...rulesBelow(trie.rulesRoot, ''), ...exceptions].filter(({ rule }) => /^[!-~]+$/.test(rule));
}
