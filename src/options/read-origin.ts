import { compilePatterns, type OriginPattern, type OriginRule } from '../origin/origin-rule.ts';
import { isPattern, parseOriginEntry, suggestOrigins, whyNoOrigin } from '../origin/parse-entry.ts';
import { outlineRegExp } from '../origin/regexp/outline.ts';
import { correctRegExp, findForeignOrigin, isAnchored, withoutState } from '../origin/regexp/probe.ts';
import { isPublicSuffix } from '../origin/shared-suffixes.ts';
import { isLoopbackHost } from '../standard/origins.ts';
import { formatValue } from '../standard/text.ts';
import type { IssueCollector } from './issue-collector.ts';
import type { RawOptions } from './raw-options.ts';

const OFF: OriginRule = Object.freeze({ kind: 'off' });
const ANY: OriginRule = Object.freeze({ kind: 'any' });

const LIST_THEM = 'List the origins that may send cookies';

/** The rule that `origin` writes; only to be used where no issue is an error. */
export function readOrigin(
  written: RawOptions,
  credentials: boolean,
  timeout: number,
  report: IssueCollector,
): OriginRule {
  const value = 'origin' in written ? written['origin'] : '*';
  if (value === false) return OFF;
  if (value === '*') return readAny('origin' in written, credentials, report);
  if (value === true) return readReflected(credentials, report);
  // the caller's own function: its type is the options'
  if (typeof value === 'function') return Object.freeze({ kind: 'function', call: value as never, timeout });
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    report.addIssue(
      'missing-origin',
      'origin',
      `${formatValue(value)} names no origin`,
      'Write false for none, "*" for any',
    );
    return OFF;
  }
  return readList(value, credentials, report);
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function readAny(explicit: boolean, credentials: boolean, report: IssueCollector): OriginRule {
  if (credentials) {
    const message = `${explicit ? '"*"' : 'no origin means "*", which'} is refused by browsers with credentials`;
    report.addIssue('wildcard-with-credentials', 'origin', message, LIST_THEM);
  }
  return ANY;
}

function readReflected(credentials: boolean, report: IssueCollector): OriginRule {
  if (!credentials) return ANY;
  const message = 'true with credentials lets every site read with the cookies of your users';
  report.addIssue('credentialed-any-origin', 'origin', message, LIST_THEM);
  return Object.freeze({ kind: 'reflected' });
}

function readList(value: unknown, credentials: boolean, report: IssueCollector): OriginRule {
  const exact = new Set<string>();
  const patterns: OriginPattern[] = [];
  const regexps: RegExp[] = [];
  const seen = new Set<unknown>();
  // holes of a sparse list are entries, too
  const entries = Array.isArray(value) ? Array.from<unknown>(value) : [value];
  for (const [index, entry] of entries.entries()) {
    const path = Array.isArray(value) ? `origin[${index}]` : 'origin';
    if (seen.has(entry)) {
      report.addIssue('duplicate-entry', path, `${formatValue(entry)} stands there twice`, 'Take one out');
      continue;
    }
    seen.add(entry);
    if (entry instanceof RegExp) {
      regexps.push(readRegExp(entry, path, credentials, report));
    } else if (typeof entry !== 'string') {
      report.addIssue(
        'invalid-type',
        path,
        `${formatValue(entry)} is no origin`,
        'Write a string, a RegExp or a function',
      );
    } else if (entry === 'null') {
      report.addIssue(
        'null-origin',
        path,
        'any site can bear the origin "null", from a sandboxed frame',
        'Take it out',
      );
      exact.add(entry);
    } else if (entry === '*') {
      report.addIssue(
        'wildcard-in-list',
        path,
        '"*" already stands for the others',
        'Write origin: "*", or take it out',
      );
    } else {
      const parts = readEntry(entry, path, credentials, report);
      if (parts === undefined) continue;
      if (isPattern(entry)) patterns.push(parts);
      else exact.add(entry);
    }
  }
  return Object.freeze({ kind: 'list', exact, patterns: compilePatterns(patterns), regexps: Object.freeze(regexps) });
}

function readEntry(
  text: string,
  path: string,
  credentials: boolean,
  report: IssueCollector,
): OriginPattern | undefined {
  const parts = parseOriginEntry(text);
  if (parts === undefined) {
    const instead = suggestOrigins(text);
    const fix =
      instead.length === 0
        ? 'Write scheme://host, or scheme://host:port'
        : `Write ${instead.map(formatValue).join(', ')}`;
    report.addIssue('invalid-origin', path, `no browser sends ${formatValue(text)}: ${whyNoOrigin(text)}`, fix);
    return undefined;
  }
  const { scheme, subdomains, host } = parts;
  if (credentials && subdomains && isPublicSuffix(host)) {
    const message = `anyone can get a name below ${host} and read with the cookies of your users`;
    report.addIssue('shared-suffix', path, message, `Name the host: "${scheme}://your-app.${host}"`);
  }
  if (credentials && scheme === 'http' && !isLoopbackHost(host)) {
    const message = `over http anyone on the network can pose as ${formatValue(text)}`;
    report.addIssue('insecure-origin', path, message, `Serve it from ${formatValue(text.replace('http:', 'https:'))}`);
  }
  return parts;
}

function readRegExp(written: RegExp, path: string, credentials: boolean, report: IssueCollector): RegExp {
  const regexp = withoutState(written);
  if (written.global || written.sticky) {
    const message = `with g or y ${formatValue(written)} remembers where it stopped; they are left out`;
    report.addIssue('stateful-regexp', path, message, `Write ${formatValue(regexp)}`);
  }
  if (outlineRegExp(regexp.source).nestedQuantifiers) {
    const message = `${formatValue(written)} repeats a repetition, which can take very long`;
    report.addIssue('slow-regexp', path, message, 'Write a pattern such as "https://*.example.com"');
  }
  const anchored = isAnchored(regexp);
  const attack = findForeignOrigin(regexp, credentials);
  if (anchored && attack === undefined) return regexp;
  const corrected = correctRegExp(regexp, credentials);
  const fix = corrected === undefined ? 'List the origins' : `Write ${formatValue(corrected)}`;
  const lets = `${formatValue(written)} lets in ${attack === undefined ? 'more than one whole origin' : formatValue(attack)}`;
  if (anchored) report.addIssue('regexp-admits-foreign-origin', path, lets, fix);
  else report.addIssue('unanchored-regexp', path, `not bound from ^ to $, ${lets}`, fix);
  return regexp;
}
