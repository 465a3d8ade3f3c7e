import type { IssueDetails } from './advice/replacements.ts';
import { type CorsIssue, type CorsIssueCode, createIssue, isWarning } from './issues.ts';
import { loadAdvice } from './load-advice.ts';

/** Collects issues while options are read, so that one error has all of them. */
export interface IssueCollector {
  addIssue(...details: IssueDetails): void;
  /** The issues found, without the errors that were waived. */
  issues(): readonly CorsIssue[];
}

export function createIssueCollector(waivers: ReadonlySet<CorsIssueCode>): IssueCollector {
  const found: CorsIssue[] = [];
  const repeated = new Map<CorsIssueCode, number>();
  const used = new Set<CorsIssueCode>();
  return {
    addIssue(code, ...details) {
      if (waivers.has(code)) {
        used.add(code);
        return;
      }
      const count = repeated.get(code);
      if (isWarning(code)) repeated.set(code, (count ?? 0) + 1);
      if (count === undefined) found.push(createIssue(code, ...details));
    },
    issues() {
      const unused = [...waivers].filter((code) => !used.has(code));
      return Object.freeze([
        ...found.map((issue) => withCount(issue, repeated.get(issue.code) ?? 1)),
        ...unused.map((code) => createIssue(...loadAdvice().unusedWaiver(code))),
      ]);
    },
  };
}

/** A list of 100,000 equal entries causes one warning. */
function withCount(issue: CorsIssue, count: number): CorsIssue {
  if (count === 1) return issue;
  return Object.freeze({ ...issue, message: `${issue.message} (and ${count - 1} more like this)` });
}
