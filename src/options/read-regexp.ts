import { outlineRegExp } from '../origin/regexp/outline.ts';
import { correctRegExp, findForeignOrigin, isAnchored, withoutState } from '../origin/regexp/probe.ts';
import { formatValue } from '../standard/text.ts';
import { type IssueCollector, replaceWith } from './issue-collector.ts';

/** A RegExp of `origin`, without state. */
export function readRegExp(written: RegExp, path: string, credentials: boolean, issues: IssueCollector): RegExp {
  const regexp = withoutState(written);
  if (written.global || written.sticky) {
    const message = `with the flags g and y, ${formatValue(written)} continues where its last match ended; the flags are ignored`;
    issues.addIssue('stateful-regexp', path, message, replaceWith(regexp));
  }
  if (outlineRegExp(regexp.source).nestedQuantifiers) {
    const message = `${formatValue(written)} repeats a repetition, which can take exponential time`;
    issues.addIssue('slow-regexp', path, message, 'Write a pattern, for example "https://*.example.com"');
  }
  const anchored = isAnchored(regexp);
  const attack = findForeignOrigin(regexp, credentials);
  if (anchored && attack === undefined) return regexp;
  const corrected = correctRegExp(regexp, credentials);
  const fix = corrected === undefined ? 'List the origins' : replaceWith(corrected);
  const matches = `${formatValue(written)} matches ${attack === undefined ? 'more than whole origins' : formatValue(attack)}`;
  if (anchored) issues.addIssue('regexp-admits-foreign-origin', path, matches, fix);
  else issues.addIssue('unanchored-regexp', path, `not anchored with ^ and $, ${matches}`, fix);
  return regexp;
}
