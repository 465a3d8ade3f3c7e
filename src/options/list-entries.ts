import type { IssueCollector } from './issue-collector.ts';
import type { ListEntry, ListOption } from './listed-names.ts';
import { loadAdvice } from './load-advice.ts';
import type { RawOptions } from './raw-options.ts';

/** The entries of a list or of a comma-separated string; `undefined` if the option is left out. */
export function readEntries(
  written: RawOptions,
  option: ListOption,
  issues: IssueCollector,
): readonly ListEntry[] | undefined {
  const value = written[option];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return splitEntries(option, value);
  if (!Array.isArray(value)) {
    issues.addIssue(...loadAdvice().invalidList(option, value));
    return undefined;
  }
  // holes in a sparse list count as entries
  return Array.from<unknown>(value).flatMap((text, index) => {
    const path = `${option}[${index}]`;
    if (typeof text === 'string') return [{ option, text, path, siblings: undefined }];
    issues.addIssue(...loadAdvice().invalidNameType(path, text));
    return [];
  });
}

function splitEntries(option: ListOption, value: string): readonly ListEntry[] {
  const siblings = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return siblings.map((text) => ({ option, text, path: option, siblings }));
}
