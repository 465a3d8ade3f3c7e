import { type CorsIssue, type CorsIssueCode, createIssue, isWaivable } from './issues.ts';

/** Collects what is wrong while options are read, so that all of it is told at once. */
export interface Report {
  add(code: CorsIssueCode, path: string, message: string, fix: string): void;
  /** What was found, without the errors that were waived. */
  issues(): readonly CorsIssue[];
}

export function createReport(waivers: ReadonlySet<string>): Report {
  const found: CorsIssue[] = [];
  const used = new Set<string>();
  return {
    add(code, path, message, fix) {
      if (isWaivable(code) && waivers.has(code)) used.add(code);
      else found.push(createIssue(code, path, message, fix));
    },
    issues() {
      const unused = [...waivers].filter((code) => isWaivable(code) && !used.has(code));
      return Object.freeze([
        ...found,
        ...unused.map((code) =>
          createIssue('unused-waiver', 'dangerouslyAllow', `${show(code)} waives nothing here`, 'Take it out'),
        ),
      ]);
    },
  };
}

/** What was written, in a form that fits a message: never throws, never long, never a control character. */
export function show(value: unknown): string {
  const text = describe(value);
  return escapeControls(text.length > 120 ? `${text.slice(0, 117)}...` : text);
}

function describe(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object' || value instanceof RegExp || value instanceof Error) return String(value);
    return JSON.stringify(value) ?? 'an object';
  } catch {
    return 'an object';
  }
}

/** Text from outside, fit for a log line: https://cwe.mitre.org/data/definitions/117.html */
export function escapeControls(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
