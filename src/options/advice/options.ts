import { escapeControls, formatValue } from '../../standard/text.ts';
import { closestName } from '../closest-name.ts';
import { isWaivable } from '../issues.ts';
import { type IssueDetails, replaceEntryWith, replaceWith } from './replacements.ts';

export function invalidOptions(options: unknown): IssueDetails {
  return ['invalid-type', '', `expected options, got ${formatValue(options)}`, adviceForOptions(options)];
}

export function unreadableOptions(error: unknown): IssueDetails {
  return ['invalid-type', '', `reading the options threw ${formatValue(error)}`, 'Use a plain object'];
}

/** A misspelled option would have no effect, and without `origin` any origin is allowed. */
export function unknownOption(path: string, name: string, known: readonly string[]): IssueDetails {
  const meant = closestName(name, known);
  const fix = meant === undefined ? `The options are ${known.join(', ')}` : `Did you mean ${formatValue(meant)}?`;
  return ['unknown-option', `${path}${escapeControls(name)}`, `unknown option ${formatValue(name)}`, fix];
}

export function invalidWaivers(value: unknown): IssueDetails {
  const advice =
    // any page can send null, so this waiver is never suggested
    isWaivable(value) && value !== 'null-origin' ? replaceWith([value]) : 'Use a list of codes';
  return ['invalid-type', 'dangerouslyAllow', `expected a list, got ${formatValue(value)}`, advice];
}

export function unknownWaiver(index: number, code: unknown): IssueDetails {
  const message = `${formatValue(code)} is not a code that can be waived`;
  return ['unknown-waiver', `dangerouslyAllow[${index}]`, message, replaceEntryWith([])];
}

export function unusedWaiver(code: string): IssueDetails {
  const message = `these options have no ${formatValue(code)} problem, so this waiver has no effect`;
  return ['unused-waiver', 'dangerouslyAllow', message, 'Remove it so that it cannot hide a later mistake'];
}

function adviceForOptions(options: unknown): string {
  if (options === undefined || options === null) return 'Call cors(), or check that your variable is set';
  if (options instanceof RegExp) return `Use { origin: ${options} }`;
  return 'Pass an options object, an origin or a list of origins';
}
