import { correctEntry } from '../origin/correct-entry.ts';
import { compilePatterns, type OriginPattern, type OriginRule } from '../origin/origin-rule.ts';
import { isOwnedHost } from '../origin/owned-hosts.ts';
import { isWebScheme } from '../origin/page-schemes.ts';
import { isPattern, parseOriginEntry } from '../origin/parse-entry.ts';
import { type Site, uniteSites } from '../origin/regexp/sites.ts';
import { whyInvalidEntry } from '../origin/why-invalid-entry.ts';
import type { WildcardPattern } from '../origin/wildcard-patterns.ts';
import { isLoopbackHost } from '../standard/origins.ts';
import { formatValue } from '../standard/text.ts';
import { type Advice, type IssueCollector, replaceEntryWith, replaceWith } from './issue-collector.ts';
import type { RawOptions } from './raw-options.ts';
import { readRegExpEntry } from './read-regexp-entry.ts';

const OFF: OriginRule = Object.freeze({ kind: 'off' });
const ANY: OriginRule = Object.freeze({ kind: 'any' });

const LIST_THEM = 'List the origins that may send credentials';

const UNSET = 'most often an environment variable that is not set';

/** The rule of `origin`; only to be used where no issue is an error. */
export function readOrigin(
  written: RawOptions,
  credentials: boolean,
  timeout: number,
  issues: IssueCollector,
): OriginRule {
  const value = 'origin' in written ? written['origin'] : '*';
  if (value === false) return OFF;
  if (value === '*') return readAny('origin' in written, credentials, issues);
  if (value === true) return readReflected(credentials, issues);
  // the caller's own function: its type is the options'
  if (typeof value === 'function') return Object.freeze({ kind: 'function', call: value as never, timeout });
  if (value === undefined || value === null || value === '') {
    const message = `origin is ${formatValue(value)}, ${UNSET}`;
    issues.addIssue('missing-origin', 'origin', message, 'Write false to allow no origin, or "*" to allow any');
    return OFF;
  }
  if (Array.isArray(value) && value.length === 0) {
    issues.addIssue('missing-origin', 'origin', 'the list is empty, so no origin is allowed', replaceWith(false));
    return OFF;
  }
  // cookies and the guard both trust the origin
  return readList(value, credentials || written['enforce'] !== undefined, issues);
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function readAny(explicit: boolean, credentials: boolean, issues: IssueCollector): OriginRule {
  if (credentials) {
    const star = explicit ? '"*"' : 'without origin the default is "*", which';
    const message = `${star} cannot be used with credentials: browsers block the response`;
    issues.addIssue('wildcard-with-credentials', 'origin', message, LIST_THEM);
  }
  return ANY;
}

function readReflected(credentials: boolean, issues: IssueCollector): OriginRule {
  if (!credentials) return ANY;
  const message = 'true with credentials lets every website read responses with the cookies of your users';
  issues.addIssue('credentialed-any-origin', 'origin', message, LIST_THEM);
  return Object.freeze({ kind: 'reflected' });
}

function readList(value: unknown, trusting: boolean, issues: IssueCollector): OriginRule {
  const exact = new Set<string>();
  const patterns: (OriginPattern | WildcardPattern)[] = [];
  const regexps: RegExp[] = [];
  const sites: Site[] = [];
  const unlisted: RegExp[] = [];
  const seen = new Set<unknown>();
  const inList = Array.isArray(value);
  // holes of a sparse list are entries, too
  const entries = inList ? Array.from<unknown>(value) : [value];
  for (const [index, entry] of entries.entries()) {
    const path = inList ? `origin[${index}]` : 'origin';
    if (seen.has(entry)) {
      issues.addIssue('duplicate-entry', path, `${formatValue(entry)} is listed twice`, replaceEntryWith([]));
      continue;
    }
    seen.add(entry);
    if (entry instanceof RegExp) {
      const { regexp, sites: matched } = readRegExpEntry(entry, path, trusting, inList, issues);
      regexps.push(regexp);
      if (matched === undefined) unlisted.push(regexp);
      else sites.push(...matched);
    } else if (typeof entry !== 'string') issues.addIssue('invalid-type', path, ...adviceForType(entry, inList));
    else if (entry === '*') {
      const message = '"*" allows any origin, so it cannot be an entry of a list';
      const advice = entries.length > 1 ? replaceEntryWith([]) : 'Write origin: "*" to allow any origin';
      issues.addIssue('wildcard-in-list', path, message, advice);
    } else if (entry === 'null') {
      const message = 'every website can send the origin "null", from a sandboxed iframe';
      issues.addIssue('null-origin', path, message, inList && entries.length > 1 ? replaceEntryWith([]) : 'Remove it');
      exact.add(entry);
    } else {
      const parts = readEntry(entry, path, trusting, inList, issues);
      if (parts === undefined) continue;
      if (isPattern(entry)) patterns.push(parts);
      else exact.add(entry);
    }
  }
  return Object.freeze({
    kind: 'list',
    exact,
    patterns: compilePatterns(patterns),
    regexps: Object.freeze(regexps),
    sites: Object.freeze(uniteSites(sites)),
    unlisted: Object.freeze(unlisted),
  });
}

/** Message and advice for a value that is neither a string nor a RegExp. */
function adviceForType(value: unknown, inList: boolean): readonly [message: string, advice: Advice] {
  const message = `expected an origin as a string, got ${formatValue(value)}`;
  // only in a list: elsewhere it is missing-origin
  if (value === undefined || value === null) return [`${message}, ${UNSET}`, replaceEntryWith([])];
  if (typeof value === 'function') {
    return ['a function decides alone and cannot be an entry of a list', 'Write origin: yourFunction'];
  }
  const meant = entriesMeant(value);
  const advice = inList ? replaceEntryWith(meant) : replaceWith(meant.length === 1 ? meant[0] : meant);
  return [message, meant.length === 0 ? 'Write origins as strings, for example "https://app.example.com"' : advice];
}

/** URL objects, and lists or sets in the place of an entry. */
function entriesMeant(value: unknown): readonly string[] {
  if (value instanceof URL) return correctEntry(value.href);
  const entries: readonly unknown[] = value instanceof Set || Array.isArray(value) ? [...value] : [];
  return entries.every((entry) => typeof entry === 'string' && parseOriginEntry(entry) !== undefined)
    ? (entries as readonly string[]) // each was just checked
    : [];
}

function readEntry(
  text: string,
  path: string,
  trusting: boolean,
  inList: boolean,
  issues: IssueCollector,
): OriginPattern | WildcardPattern | undefined {
  const parts = parseOriginEntry(text);
  if (parts === undefined) {
    const meant = correctEntry(text);
    const corrected = inList ? replaceEntryWith(meant) : replaceWith(meant.length === 1 ? meant[0] : meant);
    const advice = meant.length === 0 ? 'Write scheme://host or scheme://host:port' : corrected;
    issues.addIssue('invalid-origin', path, `${formatValue(text)} is not an origin: ${whyInvalidEntry(text)}`, advice);
    return undefined;
  }
  checkTrust(text, parts, path, trusting, issues);
  return parts;
}

/** Who can have an origin that the entry matches? */
function checkTrust(
  text: string,
  pattern: OriginPattern | WildcardPattern,
  path: string,
  trusting: boolean,
  issues: IssueCollector,
): void {
  const { scheme } = pattern;
  const domain = wildcardDomain(pattern);
  // names of other schemes are not registered with anyone
  if (domain !== undefined && isWebScheme(scheme) && !isOwnedHost(domain, trusting)) {
    const message = `anyone can register a name below ${domain}, so ${formatValue(text)} allows foreign sites`;
    issues.addIssue('shared-suffix', path, message, `List your own host, for example "${scheme}://your-app.${domain}"`);
  }
  if (trusting && pattern.kind === 'any-host') {
    const message = `${formatValue(text)} allows every host of this scheme, so any page that an application shows there is trusted`;
    issues.addIssue('any-host', path, message, 'List the hosts');
  }
  if (trusting && scheme === 'http' && !isLocal(pattern)) {
    const message = `over http, anyone on the network can serve pages as ${formatValue(text)}`;
    issues.addIssue('insecure-origin', path, message, 'Serve the site over https, and list that origin');
  }
}

/** The domain of which the pattern matches names that it does not spell out. */
function wildcardDomain(pattern: OriginPattern | WildcardPattern): string | undefined {
  if (pattern.kind === 'host') return pattern.subdomains ? pattern.host : undefined;
  return pattern.kind === 'label' ? pattern.after.slice(pattern.after.indexOf('.') + 1) : undefined;
}

function isLocal(pattern: OriginPattern | WildcardPattern): boolean {
  if (pattern.kind === 'host') return isLoopbackHost(pattern.host);
  return pattern.before.startsWith('127.') || isLoopbackHost(`x${pattern.after}`);
}
