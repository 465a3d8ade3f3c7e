import { formatValue } from '../standard/text.ts';
import { type CorsIssue, type CorsIssueCode, createIssue, isWaivable } from './issues.ts';

/** Collects what is wrong while options are read, so that all of it is told at once. */
export interface IssueCollector {
  addIssue(code: CorsIssueCode, path: string, message: string, fix: string): void;
  /** What was found, without the errors that were waived. */
  issues(): readonly CorsIssue[];
}

export function createIssueCollector(waivers: ReadonlySet<string>): IssueCollector {
  const found: CorsIssue[] = [];
  const used = new Set<string>();
  return {
    addIssue(code, path, message, fix) {
      if (isWaivable(code) && waivers.has(code)) used.add(code);
      else found.push(createIssue(code, path, message, fix));
    },
    issues() {
      const unused = [...waivers].filter((code) => isWaivable(code) && !used.has(code));
      return Object.freeze([
        ...found,
        ...unused.map((code) =>
          createIssue('unused-waiver', 'dangerouslyAllow', `${formatValue(code)} waives nothing here`, 'Take it out'),
        ),
      ]);
    },
  };
}
