import { escapeControls, formatValue } from '../standard/text.ts';
import { closestName } from './closest-name.ts';
import type { IssueCollector } from './issue-collector.ts';

/** A misspelt option would have no effect, and without `origin` any origin is allowed. */
export function checkOptionNames(
  written: readonly string[],
  known: readonly string[],
  path: string,
  issues: IssueCollector,
): void {
  for (const name of written.filter((each) => !known.includes(each))) {
    const meant = closestName(name, known);
    const fix = meant === undefined ? `The options are ${known.join(', ')}` : `Did you mean ${formatValue(meant)}?`;
    const message = `there is no option ${formatValue(name)}`;
    issues.addIssue('unknown-option', `${path}${escapeControls(name)}`, message, fix);
  }
}
