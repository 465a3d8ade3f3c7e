import type { CorsIssueCode } from '../../src/options/issues.ts';

const CODES: Readonly<Record<CorsIssueCode, true>> = {
  'invalid-type': true,
  'unknown-option': true,
  'missing-origin': true,
  'invalid-origin': true,
  'wildcard-in-list': true,
  'wildcard-with-credentials': true,
  'invalid-method': true,
  'invalid-header-name': true,
  'invalid-max-age': true,
  'invalid-success-status': true,
  'invalid-timeout': true,
  'invalid-host': true,
  'enforce-any-origin': true,
  'unknown-waiver': true,
  'credentialed-any-origin': true,
  'null-origin': true,
  'unanchored-regexp': true,
  'regexp-admits-foreign-origin': true,
  'shared-suffix': true,
  'any-host': true,
  'slow-regexp': true,
  'unproven-regexp': true,
  'dns-rebinding': true,
  'insecure-origin': true,
  'max-age-over-limit': true,
  'useless-method': true,
  'useless-header-name': true,
  'duplicate-entry': true,
  'stateful-regexp': true,
  'unused-waiver': true,
  'layered-policies': true,
  'called-twice': true,
};

/** All codes, in the order of the documentation. */
export const ISSUE_CODES: readonly CorsIssueCode[] = Object.keys(CODES) as CorsIssueCode[]; // its keys are the type
