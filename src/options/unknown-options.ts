import { nearestName } from './closest-name.ts';
import { escapeControls, type Report, show } from './issue-collector.ts';

/** A misspelt option would do nothing, and in CORS nothing may mean everything. */
export function checkNames(written: readonly string[], known: readonly string[], path: string, report: Report): void {
  for (const name of written.filter((each) => !known.includes(each))) {
    const meant = nearestName(name, known);
    const fix = meant === undefined ? `The options are ${known.join(', ')}` : `Did you mean ${show(meant)}?`;
    report.add('unknown-option', `${path}${escapeControls(name)}`, `there is no option ${show(name)}`, fix);
  }
}
