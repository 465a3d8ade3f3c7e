import { isForbiddenMethod, isRegisteredMethod } from '../../standard/methods.ts';
import { isForbiddenRequestHeaderName } from '../../standard/request-headers.ts';
import { formatValue } from '../../standard/text.ts';
import { isToken } from '../../standard/tokens.ts';
import { mergeVary } from '../../standard/vary.ts';
import type { CorsIssueCode } from '../issues.ts';
import { isMethodName, isMiscasedMethod, isUselessName, type ListEntry, type ListOption } from '../listed-names.ts';
import { type Advice, type IssueDetails, removeOption, replaceEntryWith, replaceWith } from './replacements.ts';

/** Characters between names, or around them in JSON or copied text. */
const SEPARATORS = /[\s,;|"'`[\]\u200b-\u200d\ufeff]/;

export function invalidList(option: ListOption, value: unknown): IssueDetails {
  return [
    'invalid-type',
    option,
    `expected a list of strings, got ${formatValue(value)}`,
    adviceForList(option, value),
  ];
}

export function invalidNameType(path: string, value: unknown): IssueDetails {
  return ['invalid-type', path, `expected a string, got ${formatValue(value)}`, adviceForNameType(value)];
}

export function invalidMethod(entry: ListEntry): IssueDetails {
  return entryIssue('invalid-method', entry, `${formatValue(entry.text)} is not a valid method`);
}

export function miscasedMethod(entry: ListEntry): IssueDetails {
  const message = `browsers send ${formatValue(entry.text)} exactly as written, and servers reject it`;
  return entryIssue('invalid-method', entry, message);
}

export function invalidHeaderName(entry: ListEntry): IssueDetails {
  const { text } = entry;
  const why = isToken(text) && text !== '*' ? 'is not a wildcard: only "*" is' : 'is not a valid header name';
  return entryIssue('invalid-header-name', entry, `${formatValue(text)} ${why}`);
}

export function uselessName(entry: ListEntry, code: 'useless-method' | 'useless-header-name'): IssueDetails {
  return entryIssue(code, entry, whyUseless(entry));
}

export function duplicateName(entry: ListEntry, name: string): IssueDetails {
  return entryIssue('duplicate-entry', entry, `${formatValue(name)} is listed twice`, []);
}

export function namesBesideWildcard(option: ListOption): IssueDetails {
  const message = '"*" covers every name, so the other names have no effect';
  return ['wildcard-in-list', option, message, replaceWith('*', ' alone, or the names without it')];
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
export function wildcardWithCredentials(option: ListOption, names: readonly string[]): IssueDetails {
  const message = 'with credentials, browsers treat "*" as a name, not as a wildcard';
  const advice = names.length === 0 ? 'List the headers that pages read' : replaceWith(names);
  return ['wildcard-with-credentials', option, message, advice];
}

/** An issue with one entry, and its replacement if that is known. */
function entryIssue(
  code: CorsIssueCode,
  { option, text, path, siblings }: ListEntry,
  message: string,
  meant: readonly string[] | undefined = namesMeant(option, text),
): IssueDetails {
  const names = siblings === undefined ? meant : allNamesMeant(option, siblings);
  if (names === undefined) return [code, path, message, 'Use one name per entry'];
  return [code, path, message, siblings === undefined ? replaceEntryWith(names) : replaceWith(names)];
}

function whyUseless({ option, text }: ListEntry): string {
  if (option === 'methods') return `browsers do not let pages send ${text}`;
  if (option === 'exposedHeaders') return `browsers do not let pages read ${text}`;
  return isForbiddenRequestHeaderName(text)
    ? `browsers do not let pages set ${text}`
    : `${text} is a response header, but this option lists request headers`;
}

function allNamesMeant(option: ListOption, texts: readonly string[]): readonly string[] | undefined {
  const meant = texts.map((text) => namesMeant(option, text));
  const certain = meant.filter((names) => names !== undefined);
  return certain.length < meant.length ? undefined : mergeVary(...certain);
}

/** The intended names, without useless ones. */
function namesMeant(option: ListOption, text: string): readonly string[] | undefined {
  return option === 'methods' ? methodsMeant(text) : headersMeant(option, text);
}

function methodsMeant(text: string): readonly string[] | undefined {
  if (isMethodName(text) && !isMiscasedMethod(text)) return isForbiddenMethod(text) ? [] : [text];
  const names = text
    .toUpperCase()
    .replace(/[/+]/g, ',')
    .split(SEPARATORS)
    .filter((name) => name !== '');
  return names.every(isRegisteredMethod) ? names : undefined;
}

/** `X-A: 1` means X-A. White space and commas separate names. */
function headersMeant(option: ListOption, text: string): readonly string[] | undefined {
  const names = text
    .replace(/:.*/s, '')
    .split(SEPARATORS)
    .filter((name) => name !== '' && name !== '*');
  return names.every((name) => isToken(name) && !name.includes('*'))
    ? names.filter((name) => !isUselessName(option, name))
    : undefined;
}

function adviceForNameType(value: unknown): Advice {
  if (value === undefined || value === null) return replaceEntryWith([]);
  const isList = Array.isArray(value) && value.every((name) => typeof name === 'string');
  return isList ? replaceEntryWith(value) : 'Use a string';
}

function adviceForList(option: ListOption, value: unknown): Advice {
  if (value instanceof Set && [...value].every((name) => typeof name === 'string')) return replaceWith([...value]);
  return value === null ? removeOption(`Remove ${option} to use the default`) : 'Use a list of strings';
}
