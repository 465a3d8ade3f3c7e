import { isForbiddenMethod, normalizeMethod } from '../standard/methods.ts';
import { isForbiddenRequestHeaderName, isNonWildcardRequestHeaderName } from '../standard/request-headers.ts';
import { isForbiddenResponseHeaderName } from '../standard/response-headers.ts';
import { formatValue } from '../standard/text.ts';
import { isToken } from '../standard/tokens.ts';
import type { IssueCollector } from './issue-collector.ts';
import type { NameList, RawOptions } from './raw-options.ts';

/** One entry of a list and where it stands; a comma string has one place for all. */
interface Entry {
  readonly text: string;
  readonly path: string;
}

/** Response headers of CORS itself: in a list of request headers they are a sign of confusion. */
const RESPONSE_FIELDS = /^access-control-(?:allow-|expose-|max-age)/i;

const DEFAULT_METHODS: readonly string[] = Object.freeze(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']);

/** https://fetch.spec.whatwg.org/#http-access-control-allow-methods */
export function readMethods(written: RawOptions, credentials: boolean, report: IssueCollector): NameList {
  const entries = readEntries(written, 'methods', report);
  if (entries === undefined) return DEFAULT_METHODS;
  if (isWildcard(entries, 'methods', () => false, report)) return checkWildcard('methods', credentials, report);
  const methods = entries.filter(({ text, path }) => {
    if (!isToken(text)) {
      report.addIssue(
        'invalid-method',
        path,
        `${formatValue(text)} is no method`,
        'Write one method per entry, such as "PUT"',
      );
      return false;
    }
    if (text !== 'PATCH' && text.toUpperCase() === 'PATCH') {
      const message = `browsers keep the case of ${formatValue(text)}, and servers answer it with 400`;
      report.addIssue('invalid-method', path, message, 'Write "PATCH", here and in the page');
    }
    if (isForbiddenMethod(text)) {
      report.addIssue('useless-method', path, `no page can send ${text}`, 'Take it out');
      return false;
    }
    return true;
  });
  return unique(
    methods.map(({ text, path }) => ({ text: normalizeMethod(text), path })),
    (text) => text,
    report,
  );
}

/** https://fetch.spec.whatwg.org/#http-access-control-allow-headers */
export function readAllowedHeaders(written: RawOptions, report: IssueCollector): NameList {
  const entries = readEntries(written, 'allowedHeaders', report);
  if (entries === undefined || isWildcard(entries, 'allowedHeaders', isNonWildcardRequestHeaderName, report))
    return '*';
  return readHeaderNames(entries, report, (name) => {
    if (isForbiddenRequestHeaderName(name)) return `no page can set ${name}`;
    return RESPONSE_FIELDS.test(name) ? `${name} is a response header; pages send request headers` : undefined;
  });
}

/** https://fetch.spec.whatwg.org/#http-access-control-expose-headers */
export function readExposedHeaders(written: RawOptions, credentials: boolean, report: IssueCollector): NameList {
  const entries = readEntries(written, 'exposedHeaders', report) ?? [];
  if (isWildcard(entries, 'exposedHeaders', () => false, report))
    return checkWildcard('exposedHeaders', credentials, report);
  return readHeaderNames(entries, report, (name) =>
    isForbiddenResponseHeaderName(name) ? `no page can read ${name}` : undefined,
  );
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-vary */
export function readVary(written: RawOptions, report: IssueCollector): readonly string[] {
  return readHeaderNames(readEntries(written, 'vary', report) ?? [], report, () => undefined);
}

function readEntries(written: RawOptions, option: string, report: IssueCollector): readonly Entry[] | undefined {
  const value = written[option];
  if (value === undefined) return undefined;
  if (typeof value === 'string') {
    return value
      .split(',')
      .map((part) => ({ text: part.trim(), path: option }))
      .filter(({ text }) => text !== '');
  }
  if (Array.isArray(value)) {
    // holes of a sparse list are entries, too
    return Array.from<unknown>(value).flatMap((text, index) => {
      const path = `${option}[${index}]`;
      if (typeof text === 'string') return [{ text, path }];
      report.addIssue('invalid-type', path, `${formatValue(text)} is no string`, 'Write a string');
      return [];
    });
  }
  report.addIssue('invalid-type', option, `${formatValue(value)} is no list`, 'Write a list of strings');
  return undefined;
}

/** `*` stands for everything, so it stands alone, but for names that it does not cover. */
function isWildcard(
  entries: readonly Entry[],
  option: string,
  isApart: (name: string) => boolean,
  report: IssueCollector,
): boolean {
  if (!entries.some(({ text }) => text === '*')) return false;
  if (entries.some(({ text }) => text !== '*' && !isApart(text))) {
    report.addIssue(
      'wildcard-in-list',
      option,
      '"*" already stands for the others',
      'Write "*" alone, or leave it out',
    );
  }
  return true;
}

/** With credentials browsers take `*` for a name: https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function checkWildcard(option: string, credentials: boolean, report: IssueCollector): '*' {
  if (credentials) {
    report.addIssue('wildcard-with-credentials', option, 'with credentials "*" is no wildcard', 'List the names');
  }
  return '*';
}

function readHeaderNames(
  entries: readonly Entry[],
  report: IssueCollector,
  whyUseless: (name: string) => string | undefined,
): readonly string[] {
  const names = entries.filter(({ text, path }) => {
    if (!isToken(text) || text === '*') {
      const fix = 'Write one name per entry, such as "X-Request-Id"';
      report.addIssue('invalid-header-name', path, `${formatValue(text)} is no header name`, fix);
      return false;
    }
    const why = whyUseless(text);
    if (why !== undefined) report.addIssue('useless-header-name', path, why, 'Take it out');
    return why === undefined;
  });
  return unique(names, (text) => text.toLowerCase(), report);
}

function unique(entries: readonly Entry[], key: (text: string) => string, report: IssueCollector): readonly string[] {
  const seen = new Map<string, string>();
  for (const { text, path } of entries) {
    if (seen.has(key(text)))
      report.addIssue('duplicate-entry', path, `${formatValue(text)} stands there twice`, 'Take one out');
    else seen.set(key(text), text);
  }
  return Object.freeze([...seen.values()]);
}
