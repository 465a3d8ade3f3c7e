import { type CorsIssue, createIssue } from './issues.ts';

/** Passes on the first issue of each code and path: a warning is for once, not for every request. */
export function tellOnce(tell: (issue: CorsIssue) => void): (issue: CorsIssue) => void {
  const told = new Set<string>();
  return (issue) => {
    const key = `${issue.code} ${issue.path}`;
    if (told.has(key)) return;
    told.add(key);
    tell(issue);
  };
}

/** Told when two layers meet on a response. */
export const LAYERED: CorsIssue = createIssue(
  'layered-policies',
  '',
  'A response bore CORS fields when corsmith came to it; the last policy wins, so they were replaced',
  'Use one policy per response: mount a delegate once, or take the other layer out',
);
