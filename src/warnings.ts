import { type CorsIssue, createIssue, formatIssue } from './issues.ts';

const told = new Set<string>();

/** Tells a warning once for each code and path in a process. */
export function warn(issue: CorsIssue): void {
  const key = `${issue.code} ${issue.path}`;
  if (told.has(key)) return;
  told.add(key);
  process.emitWarning(formatIssue(issue), { type: 'CorsWarning', code: issue.code });
}

const LAYERED = createIssue(
  'layered-policies',
  '',
  'A response bore CORS fields when corsmith came to it; the last policy wins, so they were replaced',
  'Use one policy per response: mount a delegate once, or take the other layer out',
);

/** Told when two layers meet on a response. */
export function warnLayered(): void {
  warn(LAYERED);
}
