import { type CorsIssue, createIssue } from '../options/issues.ts';
import { loadAdvice } from '../options/load-advice.ts';
import { type CorsSettings, readSettings } from '../options/read-options.ts';
import { matchOrigin, type OriginRule, type ReturnedListMatcher } from '../origin/origin-rule.ts';
import { isOrdinaryOrigin } from '../standard/origins.ts';

/** How many patterns and RegExps are kept; exact origins need not be. */
const MOST_REMEMBERED = 1000;

/**
 * Exact origins are compared first. Other entries are read like entries of `origin`, each distinct one once. An entry that
 * `origin` would refuse matches nothing and is reported, so that one bad row of a database does not affect the others.
 * `'*'`, `'null'` and the waivers of the policy never apply.
 */
export function createReturnedListMatcher(
  { credentials, enforce }: Pick<CorsSettings, 'credentials' | 'enforce'>,
  warn: (issue: CorsIssue) => void,
): ReturnedListMatcher {
  const rules = new Map<string, OriginRule | undefined>();

  const readEntry = (entry: unknown): OriginRule | undefined => {
    const options = { origin: [entry], credentials, enforce: enforce?.methods };
    const { settings, issues } = readSettings(options);
    for (const { code, message, fix } of issues)
      warn(createIssue(code, loadAdvice().describeReturnedEntry(entry), message, fix));
    return issues.some(({ severity }) => severity === 'error') ? undefined : settings.allowOrigin;
  };

  const ruleOf = (entry: unknown): OriginRule | undefined => {
    const key = keyOf(entry);
    if (rules.has(key)) return rules.get(key);
    const rule = readEntry(entry);
    if (rules.size >= MOST_REMEMBERED) rules.clear();
    rules.set(key, rule);
    return rule;
  };

  return (list, origin) => {
    if (list.includes(origin)) return true;
    return list.some((entry) => {
      if (typeof entry === 'string' && isOrdinaryOrigin(entry)) return false;
      const rule = ruleOf(entry);
      return rule !== undefined && matchOrigin(rule, origin) === true;
    });
  };
}

function keyOf(entry: unknown): string {
  if (typeof entry === 'string') return `string ${entry}`;
  return entry instanceof RegExp ? String(entry) : loadAdvice().describeReturnedEntry(entry);
}
