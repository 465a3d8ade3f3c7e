import { compilePatterns, type OriginListRule, type OriginPattern } from '../origin/origin-rule.ts';
import { isPattern, parseOriginEntry } from '../origin/parse-entry.ts';
import { type Site, uniteSites } from '../origin/regexp/sites.ts';
import type { WildcardPattern } from '../origin/wildcard-patterns.ts';
import { checkTrust, isTrusted } from './check-trust.ts';
import type { IssueCollector } from './issue-collector.ts';
import { loadAdvice } from './load-advice.ts';
import { readRegExpEntry } from './read-regexp-entry.ts';

/** A list of origins, patterns and RegExps, or one of them. `trusting`: do cookies or the guard depend on the origin? */
export function readOriginList(value: unknown, trusting: boolean, issues: IssueCollector): OriginListRule {
  const exact = new Set<string>();
  const patterns: (OriginPattern | WildcardPattern)[] = [];
  const regexps: RegExp[] = [];
  const sites: Site[] = [];
  const unlisted: RegExp[] = [];
  let onlyOrigins = true;
  const listed: ReadonlySet<unknown> = exact;
  const others = new Set<unknown>();
  const inList = Array.isArray(value);
  // holes in a sparse list count as entries
  const entries = inList ? Array.from<unknown>(value) : [value];
  const alone = entries.every((entry) => entry === entries[0]);
  const isAccepted = (entry: string): boolean => isTrusted(entry, trusting);
  for (const [index, entry] of entries.entries()) {
    // long lists contain exact origins, which need no path
    const path = (): string => (inList ? `origin[${index}]` : 'origin');
    const pattern = typeof entry === 'string' ? parseOriginEntry(entry) : undefined;
    if (others.has(entry) || listed.has(entry)) issues.addIssue(...loadAdvice().duplicateOrigin(path(), entry));
    else if (typeof entry === 'string' && pattern !== undefined) {
      checkTrust(entry, pattern, path, trusting, issues);
      if (!isPattern(entry)) exact.add(entry);
      else {
        others.add(entry);
        patterns.push(pattern);
      }
    } else {
      others.add(entry);
      if (entry instanceof RegExp) {
        const read = readRegExpEntry(entry, path(), trusting, inList, issues);
        regexps.push(read.regexp);
        onlyOrigins &&= read.onlyOrigins;
        if (read.sites === undefined) unlisted.push(read.regexp);
        else sites.push(...read.sites);
      } else if (typeof entry !== 'string')
        issues.addIssue(...loadAdvice().invalidEntryType(path(), entry, inList, alone, isAccepted));
      else if (entry === '*') issues.addIssue(...loadAdvice().wildcardEntry(path(), alone, trusting));
      else if (entry === 'null') {
        issues.addIssue(...loadAdvice().nullEntry(path(), alone));
        exact.add(entry);
      } else issues.addIssue(...loadAdvice().invalidEntry(path(), entry, inList, alone, isAccepted));
    }
  }
  return Object.freeze({
    kind: 'list',
    exact,
    patterns: compilePatterns(patterns),
    regexps: Object.freeze(regexps),
    onlyOrigins,
    sites: Object.freeze(uniteSites(sites)),
    unlisted: Object.freeze(unlisted),
  });
}
