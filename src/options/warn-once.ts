import { type CorsIssue, createIssue } from './issues.ts';

/** Passes on the first issue of each code and path: a warning is for once, not for every request. */
export function warnOnce(warn: (issue: CorsIssue) => void): (issue: CorsIssue) => void {
  const warned = new Set<string>();
  return (issue) => {
    const key = `${issue.code} ${issue.path}`;
    if (warned.has(key)) return;
    warned.add(key);
    warn(issue);
  };
}

/** Told when two layers meet on a response. */
export const LAYERED: CorsIssue = createIssue(
  'layered-policies',
  '',
  'A response bore CORS fields when corsmith came to it; the last policy wins, so they were replaced',
  'Use one policy per response: mount a delegate once, or take the other layer out',
);
