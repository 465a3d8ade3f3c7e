import type { CorsIssue } from './issues.ts';

/** A delegate may return different options, each with its own problem, for every request. */
const MOST_WARNINGS = 100;

/** Passes on the first warning for each key, up to a limit. */
export function warnOnce(
  warn: (issue: CorsIssue) => void,
  keyOf: (issue: CorsIssue) => string = ({ code, path }) => `${code} ${path}`,
): (issue: CorsIssue) => void {
  const warned = new Set<string>();
  return (issue) => {
    const key = keyOf(issue);
    if (warned.size === MOST_WARNINGS || warned.has(key)) return;
    warned.add(key);
    warn(issue);
  };
}
