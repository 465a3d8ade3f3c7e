import type { IssueCollector } from './issue-collector.ts';
import { loadAdvice } from './load-advice.ts';

export function checkOptionNames(
  written: readonly string[],
  known: readonly string[],
  path: string,
  issues: IssueCollector,
): void {
  for (const name of written) {
    if (!known.includes(name)) issues.addIssue(...loadAdvice().unknownOption(path, name, known));
  }
}
