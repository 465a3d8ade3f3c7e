import { formatCode } from '../standard/format-code.ts';
import { formatValue } from '../standard/text.ts';
import { type CorsIssue, type CorsIssueCode, createIssue, isWaivable, isWarning } from './issues.ts';

/** What to write instead: a sentence, or a value that can be written at the path of the issue. */
export type Advice = string | Replacement;

export interface Replacement {
  readonly fix: string;
  readonly replacement: unknown;
}

/** Collects issues while options are read, so that one error has all of them. */
export interface IssueCollector {
  addIssue(code: CorsIssueCode, path: string, message: string, advice: Advice): void;
  /** The issues found, without the errors that were waived. */
  issues(): readonly CorsIssue[];
}

export function createIssueCollector(waivers: ReadonlySet<string>): IssueCollector {
  const found: CorsIssue[] = [];
  const repeated = new Map<CorsIssueCode, number>();
  const used = new Set<string>();
  return {
    addIssue(code, path, message, advice) {
      if (isWaivable(code) && waivers.has(code)) {
        used.add(code);
        return;
      }
      const count = repeated.get(code);
      if (isWarning(code)) repeated.set(code, (count ?? 0) + 1);
      if (count === undefined) found.push(createIssue(code, path, message, advice));
    },
    issues() {
      const unused = [...waivers].filter((code) => isWaivable(code) && !used.has(code));
      return Object.freeze([
        ...found.map((issue) => withCount(issue, repeated.get(issue.code) ?? 1)),
        ...unused.map((code) =>
          createIssue(
            'unused-waiver',
            'dangerouslyAllow',
            `these options raise no ${formatValue(code)} error, so this waiver has no effect`,
            'Remove it, so that it cannot hide a later mistake',
          ),
        ),
      ]);
    },
  };
}

/** A list of 100,000 equal entries is one warning. */
function withCount(issue: CorsIssue, count: number): CorsIssue {
  if (count === 1) return issue;
  return Object.freeze({ ...issue, message: `${issue.message} (and ${count - 1} more like this)` });
}

export function replaceWith(value: unknown, note = ''): Replacement {
  return { fix: `Write ${formatCode(value)}${note}`, replacement: value };
}

/** Replaces one entry of a list by these. */
export function replaceEntryWith(values: readonly unknown[]): Replacement {
  const [only, ...more] = values;
  return {
    fix: values.length === 0 ? 'Remove this entry' : `Write ${values.map(formatCode).join(', ')}`,
    replacement: values.length > 0 && more.length === 0 ? only : values,
  };
}

/** Removes the option, so that its default applies. */
export function removeOption(fix: string): Replacement {
  return { fix, replacement: undefined };
}
