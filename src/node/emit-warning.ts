import { type CorsIssue, formatWarning } from '../options/issues.ts';
import { LAYERED, warnOnce } from '../options/warn-once.ts';

/** Tells a warning once for each code and path in a process. */
export const warn: (issue: CorsIssue) => void = warnOnce((issue) => {
  process.emitWarning(formatWarning(issue), { type: 'CorsWarning', code: issue.code });
});

/** Told when two layers meet on a response. */
export function warnLayered(): void {
  warn(LAYERED);
}
