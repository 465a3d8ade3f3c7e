// Writes src/standard/public-suffix-list.ts from the installed tldts: npm install tldts@latest, then run this.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { publicSuffixRules, version } from './public-suffix-rules.mjs';

const published = JSON.parse(execFileSync('npm', ['view', `tldts@${version}`, 'time', '--json'], { encoding: 'utf8' }));
const date = published[version].slice(0, 10);
const rules = publicSuffixRules();

// a top-level domain without rules below it needs no rule: every single label is a registry
const registries = rules.filter(({ rule, isRegistry }) => isRegistry && rule.includes('.'));
const hosting = rules.filter(({ isRegistry }) => !isRegistry);

const source = `/**
 * @license MPL-2.0, the Public Suffix List: https://publicsuffix.org
 */

// Written by scripts/update-suffixes.mjs; the grammar is in suffix-names.ts.

/** The package that the rules come from, and when it was published. */
export const SUFFIX_LIST_SOURCE: string = 'tldts ${version}';
export const SUFFIX_LIST_DATE: string = '${date}';

/** The ICANN section. */
export const REGISTRIES: string = \`${encode(registries)}\`;

/** The private section. */
export const HOSTING: string = \`${encode(hosting)}\`;
`;
writeFileSync(new URL('../src/standard/public-suffix-list.ts', import.meta.url), source);

const docs = new URL('../docs/', import.meta.url);
for (const name of readdirSync(docs).filter((file) => file.endsWith('.md'))) {
  const page = new URL(name, docs);
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, text.replace(/(Public Suffix List of )[\d-]+/g, `$1${date}`));
}
console.log(`${registries.length} registries and ${hosting.length} hosting suffixes of tldts ${version}, ${date}`);

function encode(list) {
  const root = { names: new Map() };
  for (const { rule } of list) {
    let node = root;
    for (const label of rule.split('.').reverse()) {
      if (!node.names.has(label)) node.names.set(label, { isRule: false, names: new Map() });
      node = node.names.get(label);
    }
    node.isRule = true;
  }
  const lines = Array.from(root.names, ([label, node]) => `${label}[${groups(node)}`);
  return `\n${lines.sort(bySize).join('\n')}\n`.replace(/\)+\n/g, '\n');
}

/** Labels with the same names below them are one group. */
function groups({ names }) {
  const labelsOf = new Map();
  for (const [label, node] of names) {
    const below = node.names.size === 0 ? '' : `${node.isRule ? '(' : '['}${groups(node)})`;
    labelsOf.set(below, [...(labelsOf.get(below) ?? []), label]);
  }
  const all = Array.from(labelsOf, ([below, labels]) => `${frontCoded(labels.sort())}${below}`);
  return all.sort(bySize).join(';').replaceAll(');', ')');
}

/** Groups of similar size have similar names, which compress well. */
function bySize(a, b) {
  return a.length - b.length || (a < b ? -1 : 1);
}

/** Each label but the first begins with a letter: how many characters it shares with the label before. */
function frontCoded(labels) {
  return labels
    .map((label, index) => {
      if (index === 0) return label;
      let shared = 0;
      while (shared < 25 && label[shared] === labels[index - 1][shared]) shared++;
      return String.fromCharCode(65 + shared) + label.slice(shared);
    })
    .join('');
}
