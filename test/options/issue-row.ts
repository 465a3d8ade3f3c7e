import type { CorsIssueCode } from '../../src/options/issues.ts';

/** Marks an issue without a replacement. */
export const NONE: unique symbol = Symbol('no replacement');

/** Options with the issues that they raise, each with its replacement if it matters. messages.txt has the texts. */
export interface IssueRow {
  readonly options: unknown;
  readonly issues: readonly (readonly [code: CorsIssueCode, path: string, replacement?: unknown])[];
}
