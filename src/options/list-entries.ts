import { formatValue } from '../standard/text.ts';
import { type IssueCollector, removeOption, replaceEntryWith, replaceWith } from './issue-collector.ts';
import type { CorsIssueCode } from './issues.ts';
import type { RawOptions } from './raw-options.ts';

/** One entry of a list of names. A comma-separated string has one path for all entries. */
export interface ListEntry {
  readonly text: string;
  readonly path: string;
  /** The names that the entry was most likely meant to be; `undefined` where that is not certain. */
  readonly meant: readonly string[] | undefined;
  /** All names that a comma-separated string was meant to be. */
  readonly allMeant?: readonly string[] | undefined;
}

/** The entries of a list or of a comma-separated string; `undefined` where the option is left out. */
export function readEntries(
  written: RawOptions,
  option: string,
  correct: (text: string) => readonly string[] | undefined,
  issues: IssueCollector,
): readonly ListEntry[] | undefined {
  const value = written[option];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return readCommaString(value, option, correct);
  if (Array.isArray(value)) {
    // holes of a sparse list are entries, too
    return Array.from<unknown>(value).flatMap((text, index) => {
      const path = `${option}[${index}]`;
      if (typeof text === 'string') return [{ text, path, meant: correct(text) }];
      const isList = Array.isArray(text) && text.every((name) => typeof name === 'string');
      const advice =
        isList || text === undefined || text === null ? replaceEntryWith([text ?? []].flat()) : 'Write a string';
      issues.addIssue('invalid-type', path, `expected a string, got ${formatValue(text)}`, advice);
      return [];
    });
  }
  const message = `expected a list of strings, got ${formatValue(value)}`;
  const advice =
    value instanceof Set
      ? replaceWith([...value])
      : value === null
        ? removeOption(`Remove ${option}, so that its default applies`)
        : 'Write a list of strings';
  issues.addIssue('invalid-type', option, message, advice);
  return undefined;
}

/** Reports an entry, with what to write instead of it where that is known. */
export function addEntryIssue(
  code: CorsIssueCode,
  { path, meant, allMeant }: ListEntry,
  message: string,
  issues: IssueCollector,
): void {
  const isWhole = !path.endsWith(']');
  const names = isWhole ? allMeant : meant;
  const sentence = 'Write one name per entry';
  issues.addIssue(
    code,
    path,
    message,
    names === undefined ? sentence : isWhole ? replaceWith(names) : replaceEntryWith(names),
  );
}

function readCommaString(
  value: string,
  path: string,
  correct: (text: string) => readonly string[] | undefined,
): readonly ListEntry[] {
  const texts = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const meant = texts.map(correct);
  const certain = meant.filter((names) => names !== undefined);
  const allMeant = certain.length < meant.length ? undefined : uniqueNames(certain.flat());
  return texts.map((text, index) => ({ text, path, meant: meant[index], allMeant }));
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((name, index) => lower.indexOf(name.toLowerCase()) === index);
}
