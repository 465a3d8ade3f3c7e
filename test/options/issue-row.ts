import type { CorsIssueCode } from '../../src/options/issues.ts';

/** Options, and what is found in them: each problem as code, path and a part of its fix. */
export interface IssueRow {
  readonly options: unknown;
  readonly issues: readonly (readonly [code: CorsIssueCode, path: string, fix?: string])[];
}
