import { formatCode } from '../../standard/format-code.ts';
import type { CorsIssueCode } from '../issues.ts';

/** What `addIssue` takes. */
export type IssueDetails = readonly [code: CorsIssueCode, path: string, message: string, advice: Advice];

/** What to write instead: a sentence, or a value that can be written at the path of the issue. */
export type Advice = string | Replacement;

export interface Replacement {
  readonly fix: string;
  readonly replacement: unknown;
}

export function replaceWith(value: unknown, note = ''): Replacement {
  return { fix: `Use ${formatCode(value)}${note}`, replacement: value };
}

/** Replaces one entry of a list with these. */
export function replaceEntryWith(values: readonly unknown[]): Replacement {
  const [only, ...more] = values;
  return {
    fix: values.length === 0 ? 'Remove this entry' : `Use ${values.map(formatCode).join(', ')}`,
    replacement: values.length > 0 && more.length === 0 ? only : values,
  };
}

/** Replaces an entry of a list, or the only value of an option. */
export function replaceWithAll(values: readonly unknown[], inList: boolean): Replacement {
  if (inList) return replaceEntryWith(values);
  return replaceWith(values.length === 1 ? values[0] : values);
}

/** Removes the option, so that its default applies. */
export function removeOption(fix: string): Replacement {
  return { fix, replacement: undefined };
}
