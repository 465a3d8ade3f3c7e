import { isForbiddenMethod, isNormalizedMethod, isRegisteredMethod, normalizeMethod } from '../standard/methods.ts';
import { isForbiddenRequestHeaderName, isNonWildcardRequestHeaderName } from '../standard/request-headers.ts';
import { isForbiddenResponseHeaderName } from '../standard/response-headers.ts';
import { formatValue } from '../standard/text.ts';
import { isToken } from '../standard/tokens.ts';
import { type IssueCollector, replaceWith } from './issue-collector.ts';
import { addEntryIssue, type ListEntry, readEntries } from './list-entries.ts';
import type { NameList, RawOptions } from './raw-options.ts';

/** Response headers of CORS itself. */
const CORS_RESPONSE_HEADER = /^access-control-(?:allow-|expose-|max-age)/i;

const DEFAULT_METHODS: readonly string[] = Object.freeze(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']);

/** https://fetch.spec.whatwg.org/#http-access-control-allow-methods */
export function readMethods(written: RawOptions, credentials: boolean, issues: IssueCollector): NameList {
  const entries = readEntries(written, 'methods', correctMethod, issues);
  if (entries === undefined) return DEFAULT_METHODS;
  if (isWildcard(entries, 'methods', () => false, issues)) {
    if (credentials) addWildcardIssue('methods', DEFAULT_METHODS, issues);
    return '*';
  }
  const methods = entries.filter((entry) => {
    const { text } = entry;
    if (!isToken(text)) {
      addEntryIssue('invalid-method', entry, `${formatValue(text)} is not a valid method`, issues);
      return false;
    }
    if (isMiscased(text)) {
      const message = `browsers send ${formatValue(text)} in this letter case, and servers reject it`;
      addEntryIssue('invalid-method', entry, message, issues);
    }
    if (isForbiddenMethod(text)) {
      addEntryIssue('useless-method', entry, `browsers do not let pages send ${text}`, issues);
      return false;
    }
    return true;
  });
  return unique(
    methods.map((entry) => ({ ...entry, text: normalizeMethod(entry.text) })),
    (text) => text,
    issues,
  );
}

/** https://fetch.spec.whatwg.org/#http-access-control-allow-headers */
export function readAllowedHeaders(written: RawOptions, issues: IssueCollector): NameList {
  const entries = readEntries(written, 'allowedHeaders', correctHeaderName(whyUselessRequestHeader), issues);
  if (entries === undefined || isWildcard(entries, 'allowedHeaders', isNonWildcardRequestHeaderName, issues))
    return '*';
  return readHeaderNames(entries, issues, whyUselessRequestHeader);
}

/** https://fetch.spec.whatwg.org/#http-access-control-expose-headers */
export function readExposedHeaders(written: RawOptions, credentials: boolean, issues: IssueCollector): NameList {
  const entries = readEntries(written, 'exposedHeaders', correctHeaderName(whyUselessResponseHeader), issues) ?? [];
  if (isWildcard(entries, 'exposedHeaders', () => false, issues)) {
    if (credentials) addWildcardIssue('exposedHeaders', undefined, issues);
    return '*';
  }
  return readHeaderNames(entries, issues, whyUselessResponseHeader);
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-vary */
export function readVary(written: RawOptions, issues: IssueCollector): readonly string[] {
  const entries =
    readEntries(
      written,
      'vary',
      correctHeaderName(() => undefined),
      issues,
    ) ?? [];
  return readHeaderNames(entries, issues, () => undefined);
}

function isMiscased(method: string): boolean {
  const upper = method.toUpperCase();
  return method !== upper && isRegisteredMethod(upper) && !isNormalizedMethod(upper) && !isForbiddenMethod(upper);
}

/** The methods meant; a forbidden method is removed. */
function correctMethod(text: string): readonly string[] | undefined {
  if (isToken(text) && !isMiscased(text)) return isForbiddenMethod(text) ? [] : [text];
  const names = text
    .toUpperCase()
    .split(/[\s,;|]+/)
    .filter((name) => name !== '');
  return names.every((name) => isRegisteredMethod(name)) ? names : undefined;
}

function whyUselessRequestHeader(name: string): string | undefined {
  if (isForbiddenRequestHeaderName(name)) return `browsers do not let pages set ${name}`;
  return CORS_RESPONSE_HEADER.test(name) ? `${name} is a response header, and pages send request headers` : undefined;
}

function whyUselessResponseHeader(name: string): string | undefined {
  return isForbiddenResponseHeaderName(name) ? `browsers do not let pages read ${name}` : undefined;
}

/** The names meant: `X-A: 1` is X-A, and white space or a comma separates several. A useless name is removed. */
function correctHeaderName(whyUseless: (name: string) => string | undefined) {
  return (text: string): readonly string[] | undefined => {
    const names = text
      .replace(/:.*$/s, '')
      .split(/[\s,;|]+/)
      .filter((name) => name !== '' && name !== '*');
    return names.every(isToken) ? names.filter((name) => whyUseless(name) === undefined) : undefined;
  };
}

/** Whether any name is listed by `*`, which covers every name except those that are `isApart`. */
function isWildcard(
  entries: readonly ListEntry[],
  option: string,
  isApart: (name: string) => boolean,
  issues: IssueCollector,
): boolean {
  if (!entries.some(({ text }) => text === '*')) return false;
  if (entries.some(({ text }) => text !== '*' && !isApart(text))) {
    const message = '"*" covers every name, so the other names have no effect';
    issues.addIssue('wildcard-in-list', option, message, 'Write "*" alone, or the names without it');
  }
  return true;
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function addWildcardIssue(option: string, names: readonly string[] | undefined, issues: IssueCollector): void {
  const message = 'with credentials, browsers read "*" as a name and not as a wildcard';
  const advice = names === undefined ? 'List the names of the headers that pages read' : replaceWith(names);
  issues.addIssue('wildcard-with-credentials', option, message, advice);
}

function readHeaderNames(
  entries: readonly ListEntry[],
  issues: IssueCollector,
  whyUseless: (name: string) => string | undefined,
): readonly string[] {
  const names = entries.filter((entry) => {
    const { text } = entry;
    if (!isToken(text) || text === '*') {
      addEntryIssue('invalid-header-name', entry, `${formatValue(text)} is not a valid header name`, issues);
      return false;
    }
    const why = whyUseless(text);
    if (why !== undefined) addEntryIssue('useless-header-name', entry, why, issues);
    return why === undefined;
  });
  return unique(names, (text) => text.toLowerCase(), issues);
}

function unique(
  entries: readonly ListEntry[],
  key: (text: string) => string,
  issues: IssueCollector,
): readonly string[] {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const { text } = entry;
    if (!seen.has(key(text))) seen.set(key(text), text);
    else addEntryIssue('duplicate-entry', { ...entry, meant: [] }, `${formatValue(text)} is listed twice`, issues);
  }
  return Object.freeze([...seen.values()]);
}
