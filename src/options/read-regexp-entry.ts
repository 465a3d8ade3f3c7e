import { regexpProof } from '../origin/regexp/load-proof.ts';
import type { RegExpFailure } from '../origin/regexp/prove.ts';
import { describeSites, type Site } from '../origin/regexp/sites.ts';
import { withoutState } from '../origin/regexp/without-state.ts';
import { isLoopbackHost } from '../standard/origins.ts';
import { formatValue } from '../standard/text.ts';
import { type Advice, type IssueCollector, replaceEntryWith, replaceWith } from './issue-collector.ts';

const USE_PATTERNS = 'List the origins, or write patterns such as "https://*.example.com"';
const USE_OWN_DOMAIN =
  'List the hosts. For previews, use a domain of your own and write "https://*.preview.example.com", or allow them without credentials';

/** The RegExp of an entry, and the sites that it allows if they are known. */
export function readRegExpEntry(
  written: RegExp,
  path: string,
  trusting: boolean,
  inList: boolean,
  issues: IssueCollector,
): { readonly regexp: RegExp; readonly sites: readonly Site[] | undefined } {
  const regexp = withoutState(written);
  const { failures, sites, corrections } = regexpProof().proveRegExp(regexp, { trusting });
  if (written.global || written.sticky) {
    const message = `with the flags g and y, ${formatValue(written)} continues where its last match ended; the flags are ignored`;
    issues.addIssue('stateful-regexp', path, message, failures.length === 0 ? replaceWith(regexp) : 'Remove the flags');
  }
  for (const failure of failures) {
    issues.addIssue(failure.code, path, messageOf(written, failure), adviceFor(failure, corrections, inList));
  }
  const insecure = trusting && sites !== undefined ? sites.filter(isInsecure) : [];
  if (insecure.length > 0) {
    const message = `over http, anyone on the network can serve pages as ${describeSites(insecure).join(', ')}`;
    issues.addIssue('insecure-origin', path, message, 'Serve the site over https, and match only that');
  }
  return { regexp, sites };
}

function messageOf(written: RegExp, { code, reason, foreignOrigin }: RegExpFailure): string {
  const regexp = formatValue(written);
  if (code === 'invalid-origin') return `${regexp} matches no origin: ${reason}`;
  if (code === 'slow-regexp') return `${regexp} can take very long to match one origin: ${reason}`;
  if (code === 'unproven-regexp') return `${regexp} cannot be proven safe: ${reason}`;
  if (foreignOrigin === undefined) return `${regexp} cannot be proven to match only your sites: ${reason}`;
  return `${regexp} matches ${formatValue(foreignOrigin)}: ${reason}`;
}

function adviceFor({ code }: RegExpFailure, corrections: readonly string[], inList: boolean): Advice {
  if (code === 'slow-regexp' || code === 'unproven-regexp') return USE_PATTERNS;
  if (corrections.length === 0) return code === 'shared-suffix' ? USE_OWN_DOMAIN : 'List the origins';
  if (inList) return replaceEntryWith(corrections);
  return replaceWith(corrections.length === 1 ? corrections[0] : corrections);
}

function isInsecure({ scheme, kind, host }: Site): boolean {
  return scheme === 'http' && !isLoopbackHost(host) && !(kind === 'network' && host.startsWith('127.'));
}
