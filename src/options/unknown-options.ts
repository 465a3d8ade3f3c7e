import { escapeControls, formatValue } from '../standard/text.ts';
import { closestName } from './closest-name.ts';
import type { IssueCollector } from './issue-collector.ts';

/** A misspelt option would do nothing, and in CORS nothing may mean everything. */
export function checkOptionNames(
  written: readonly string[],
  known: readonly string[],
  path: string,
  report: IssueCollector,
): void {
  for (const name of written.filter((each) => !known.includes(each))) {
    const meant = closestName(name, known);
    const fix = meant === undefined ? `The options are ${known.join(', ')}` : `Did you mean ${formatValue(meant)}?`;
    report.addIssue('unknown-option', `${path}${escapeControls(name)}`, `there is no option ${formatValue(name)}`, fix);
  }
}
