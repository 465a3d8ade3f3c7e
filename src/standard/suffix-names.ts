/** `registry`: anyone can register a name below it (`co.uk`). `hosting`: a company gives such names to its customers. */
export type SharedNameKind = 'registry' | 'hosting';

/** Rules in the form of the Public Suffix List (`co.uk`, `*.ck`, `!www.ck`), and the names above them. */
export interface SuffixNames {
  readonly rules: ReadonlyMap<string, SharedNameKind>;
  readonly parents: ReadonlyMap<string, SharedNameKind>;
}

type RuleList = readonly [kind: SharedNameKind, rules: readonly string[]];

export function collectNames(lists: readonly RuleList[]): SuffixNames {
  const rules = new Map<string, SharedNameKind>();
  const parents = new Map<string, SharedNameKind>();
  for (const [kind, names] of lists) {
    for (const rule of names) {
      rules.set(rule, kind);
      for (let name = parentOf(rule); !parents.has(name); name = parentOf(name)) parents.set(name, kind);
    }
  }
  return { rules, parents };
}

/**
 * The kind of the rule that makes this name a public suffix.
 *
 * https://github.com/publicsuffix/list/wiki/Format#algorithm
 */
export function ruleFor(name: string, { rules }: SuffixNames): SharedNameKind | undefined {
  if (rules.has(`!${name}`)) return undefined;
  return rules.get(name) ?? rules.get(`*.${parentOf(name)}`);
}

/** The name without its first label. */
export function parentOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

// list  = LF *( group LF )                     one line for each top-level domain; ")" before LF is left out
// group = 1*label ( ";" / ( "(" / "[" ) *group ")" )
//                                              "(": these names are rules, too; "[": only names below them are
// label = [ shared ] rest                      shared = "A" to "Z", for 0 to 25 characters of the label before
const TOKEN = /([A-Z]?)([^A-Z;\n()[]+)|[;\n()[]/g;

/** The rules below a top-level domain, from a list that `scripts/update-suffixes.mjs` has encoded. */
export function decodeRules(list: string, topLevel: string): readonly string[] {
  // the list begins with an empty line, for top-level domains that it does not have
  const start = list.indexOf(`\n${topLevel}[`);
  const line = list.slice(start + 1, list.indexOf('\n', start + 1) + 1);
  const rules: string[] = [];
  // the endings of the names that are read, innermost group first
  let endings: readonly (readonly string[])[] = [['']];
  let labels: string[] = [];
  for (const [token, shared, rest] of line.matchAll(TOKEN)) {
    if (shared !== undefined) {
      const previous = labels.at(-1) ?? '';
      labels.push(previous.slice(0, shared.charCodeAt(0) - 65) + rest);
      continue;
    }
    const [ending = []] = endings;
    const names = labels.flatMap((label) => ending.map((end) => label + end));
    labels = [];
    if (token !== '[') rules.push(...names);
    if (token === '(' || token === '[') endings = [names.map((name) => `.${name}`), ...endings];
    if (token === ')') endings = endings.slice(1);
  }
  return rules;
}
