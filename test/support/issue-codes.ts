import { CATALOGUE, type CorsIssueCode } from '../../src/options/issues.ts';

/** All codes, in the order of the documentation. */
export const ISSUE_CODES: readonly CorsIssueCode[] = Object.keys(CATALOGUE) as CorsIssueCode[]; // its keys are the type
