import { type CorsIssue, formatWarning } from '../options/issues.ts';
import { loadAdvice } from '../options/load-advice.ts';
import { warnOnce } from '../options/warn-once.ts';

/** Emits a warning once for each code and path in a process. */
export const warn: (issue: CorsIssue) => void = warnOnce(emitWarning);

/** Emits each distinct warning once. Options of npm `cors` may be made in many places. */
export const warnOfContent: (issue: CorsIssue) => void = warnOnce(emitWarning, formatWarning);

function emitWarning(issue: CorsIssue): void {
  process.emitWarning(formatWarning(issue), { type: 'CorsWarning', code: issue.code });
}

/** Warns that two policies apply to one response. */
export function warnLayered(): void {
  warn(loadAdvice().layered());
}
