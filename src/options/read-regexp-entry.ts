import { regexpProof } from '../origin/regexp/load-proof.ts';
import type { Site } from '../origin/regexp/sites.ts';
import { withoutState } from '../origin/regexp/without-state.ts';
import { isLoopbackHost } from '../standard/origins.ts';
import { isTrusted } from './check-trust.ts';
import type { IssueCollector } from './issue-collector.ts';
import { loadAdvice } from './load-advice.ts';

/** The RegExp of an entry, and what is known about the texts that it matches. */
export function readRegExpEntry(
  written: RegExp,
  path: string,
  trusting: boolean,
  inList: boolean,
  issues: IssueCollector,
): { readonly regexp: RegExp; readonly sites: readonly Site[] | undefined; readonly onlyOrigins: boolean } {
  const regexp = withoutState(written);
  const { failures, sites, onlyOrigins, corrections } = regexpProof().proveRegExp(regexp, { trusting });
  if (written.global || written.sticky)
    issues.addIssue(...loadAdvice().statefulRegExp(path, written, failures.length === 0 ? regexp : undefined));
  const accepted = corrections.filter((entry) => isTrusted(entry, trusting));
  for (const failure of failures)
    issues.addIssue(...loadAdvice().unsafeRegExp(path, written, failure, accepted, inList));
  const insecure = trusting && sites !== undefined ? sites.filter(isInsecure) : [];
  if (insecure.length > 0) issues.addIssue(...loadAdvice().insecureSites(path, insecure));
  return { regexp, sites, onlyOrigins };
}

function isInsecure({ scheme, kind, host }: Site): boolean {
  return scheme === 'http' && !isLoopbackHost(host) && !(kind === 'network' && host.startsWith('127.'));
}
