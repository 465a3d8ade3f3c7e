import type { OriginPattern } from '../origin/origin-rule.ts';
import { isOwnedHost } from '../origin/owned-hosts.ts';
import { isWebScheme } from '../origin/page-schemes.ts';
import { isLoopbackPattern, parseOriginEntry } from '../origin/parse-entry.ts';
import type { WildcardPattern } from '../origin/wildcard-patterns.ts';
import type { IssueCollector } from './issue-collector.ts';
import { loadAdvice } from './load-advice.ts';

/** Who can have an origin that the entry matches? */
export function checkTrust(
  text: string,
  pattern: OriginPattern | WildcardPattern,
  path: () => string,
  trusting: boolean,
  issues: Pick<IssueCollector, 'addIssue'>,
): void {
  const { scheme } = pattern;
  const domain = wildcardDomain(pattern);
  // names in other schemes are not registered
  if (domain !== undefined && isWebScheme(scheme) && !isOwnedHost(domain, trusting))
    issues.addIssue(...loadAdvice().sharedSuffix(path(), text, scheme, domain));
  if (!trusting) return;
  if (pattern.kind === 'any-host') issues.addIssue(...loadAdvice().anyHost(path(), text));
  if (scheme === 'http' && !isLoopbackPattern(pattern)) issues.addIssue(...loadAdvice().insecureOrigin(path(), text));
}

/** Is this an entry that raises no issue? */
export function isTrusted(entry: string, trusting: boolean): boolean {
  const pattern = parseOriginEntry(entry);
  if (pattern === undefined) return false;
  let issues = 0;
  checkTrust(entry, pattern, String, trusting, { addIssue: () => void issues++ });
  return issues === 0;
}

/** The domain whose subdomains the pattern matches without listing them. */
function wildcardDomain(pattern: OriginPattern | WildcardPattern): string | undefined {
  if (pattern.kind === 'host') return pattern.subdomains ? pattern.host : undefined;
  return pattern.kind === 'label' ? pattern.after.slice(pattern.after.indexOf('.') + 1) : undefined;
}
