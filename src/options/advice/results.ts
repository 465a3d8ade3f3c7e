import { formatValue } from '../../standard/text.ts';
import type { IssueDetails } from './replacements.ts';

/** The message of the error for an invalid result of a user's function. */
export function invalidResultMessage(name: string, value: unknown, fix: string): string {
  const what = typeof value === 'object' && value !== null ? 'an object' : formatValue(value);
  return `${name} returned ${what}: ${fix}`;
}

/** The subject of an error about options that a delegate returned. */
export const RETURNED_OPTIONS = 'The options that the delegate returned (createPolicy() would check them at startup)';

/** An entry of a list that an origin function returned, as the path of its issues. */
export function describeReturnedEntry(entry: unknown): string {
  return `origin() returned ${formatValue(entry)}`;
}

/** `originsFrom` got a variable without an origin. */
export function missingVariable(name: string, text: string | undefined): IssueDetails {
  const state = text === undefined ? 'is not set' : `lists no origin: it is ${formatValue(text)}`;
  const fix = `Set it to one or more origins, for example ${name}=https://app.example.com,https://admin.example.com`;
  return ['missing-origin', 'origin', `the variable ${name} ${state}`, fix];
}
