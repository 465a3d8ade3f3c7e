import { normalizeMethod } from '../standard/methods.ts';
import { isNonWildcardRequestHeaderName } from '../standard/request-headers.ts';
import { isToken } from '../standard/tokens.ts';
import { mergeVary } from '../standard/vary.ts';
import type { IssueCollector } from './issue-collector.ts';
import { readEntries } from './list-entries.ts';
import { isMethodName, isMiscasedMethod, isUselessName, type ListEntry, type ListOption } from './listed-names.ts';
import { loadAdvice } from './load-advice.ts';
import type { NameList, RawOptions } from './raw-options.ts';

const DEFAULT_METHODS: readonly string[] = Object.freeze(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']);

/** https://fetch.spec.whatwg.org/#http-access-control-allow-methods */
export function readMethods(written: RawOptions, credentials: boolean, issues: IssueCollector): NameList {
  const entries = readEntries(written, 'methods', issues);
  if (entries === undefined) return DEFAULT_METHODS;
  if (isWildcard(entries, 'methods', credentials, issues)) {
    if (credentials) {
      const names = mergeVary(DEFAULT_METHODS, namesBeside(entries));
      issues.addIssue(...loadAdvice().wildcardWithCredentials('methods', names));
    }
    return '*';
  }
  const valid = entries.filter((entry) => {
    if (!isMethodName(entry.text)) {
      issues.addIssue(...loadAdvice().invalidMethod(entry));
      return false;
    }
    if (isMiscasedMethod(entry.text)) issues.addIssue(...loadAdvice().miscasedMethod(entry));
    return isUseful(entry, 'useless-method', issues);
  });
  return unique(valid, normalizeMethod, issues);
}

/** https://fetch.spec.whatwg.org/#http-access-control-allow-headers */
export function readAllowedHeaders(written: RawOptions, issues: IssueCollector): NameList {
  const entries = readEntries(written, 'allowedHeaders', issues);
  if (entries === undefined || isWildcard(entries, 'allowedHeaders', false, issues)) return '*';
  return readHeaderNames(entries, issues);
}

/** https://fetch.spec.whatwg.org/#http-access-control-expose-headers */
export function readExposedHeaders(written: RawOptions, credentials: boolean, issues: IssueCollector): NameList {
  const entries = readEntries(written, 'exposedHeaders', issues) ?? [];
  if (isWildcard(entries, 'exposedHeaders', credentials, issues)) {
    if (credentials) issues.addIssue(...loadAdvice().wildcardWithCredentials('exposedHeaders', namesBeside(entries)));
    return '*';
  }
  return readHeaderNames(entries, issues);
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-vary */
export function readVary(written: RawOptions, issues: IssueCollector): readonly string[] {
  return readHeaderNames(readEntries(written, 'vary', issues) ?? [], issues);
}

/** Does the list have `*`? In `allowedHeaders`, that does not cover Authorization. */
function isWildcard(
  entries: readonly ListEntry[],
  option: ListOption,
  isRefused: boolean,
  issues: IssueCollector,
): boolean {
  if (!entries.some(({ text }) => text === '*')) return false;
  // then another issue says what to write
  if (isRefused) return true;
  const isCovered = (name: string) =>
    name !== '*' && !(option === 'allowedHeaders' && isNonWildcardRequestHeaderName(name));
  if (entries.some(({ text }) => isCovered(text))) issues.addIssue(...loadAdvice().namesBesideWildcard(option));
  return true;
}

function namesBeside(entries: readonly ListEntry[]): readonly string[] {
  return entries.map(({ text }) => text).filter((text) => text !== '*' && isToken(text));
}

function readHeaderNames(entries: readonly ListEntry[], issues: IssueCollector): readonly string[] {
  const valid = entries.filter((entry) => {
    if (isToken(entry.text) && !entry.text.includes('*')) return isUseful(entry, 'useless-header-name', issues);
    issues.addIssue(...loadAdvice().invalidHeaderName(entry));
    return false;
  });
  return unique(valid, (name) => name, issues);
}

function isUseful(entry: ListEntry, code: 'useless-method' | 'useless-header-name', issues: IssueCollector): boolean {
  if (!isUselessName(entry.option, entry.text)) return true;
  issues.addIssue(...loadAdvice().uselessName(entry, code));
  return false;
}

/** Each name once: methods as browsers send them, header names compared without case. */
function unique(
  entries: readonly ListEntry[],
  normalize: (name: string) => string,
  issues: IssueCollector,
): readonly string[] {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const name = normalize(entry.text);
    const key = entry.option === 'methods' ? name : name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
    else issues.addIssue(...loadAdvice().duplicateName(entry, name));
  }
  return Object.freeze([...names.values()]);
}
