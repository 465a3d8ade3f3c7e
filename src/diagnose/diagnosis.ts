/** Why a request is blocked, as far as the responses tell, and what to change outside the options of CORS. */
export interface Diagnosis {
  readonly code: DiagnosisCode;
  readonly message: string;
  readonly fix: string;
}

/** Codes are never renamed or given another meaning. */
export type DiagnosisCode =
  | 'express-options'
  | 'options-refused'
  | 'options-not-found'
  | 'options-failed'
  | 'authentication-first'
  | 'origin-refused'
  | 'redirect-slash'
  | 'redirect-https'
  | 'redirect-login'
  | 'redirect-elsewhere'
  | 'redirect-without-headers'
  | 'duplicate-headers'
  | 'origin-list'
  | 'origin-pattern'
  | 'origin-spelling'
  | 'fixed-origin'
  | 'cached-without-vary'
  | 'null-origin'
  | 'wildcard-with-credentials'
  | 'credentials-off'
  | 'credentials-spelling'
  | 'upstream-down'
  | 'too-many-requests'
  | 'body-too-large'
  | 'error-without-headers'
  | 'headers-on-preflight-only'
  | 'resource-policy'
  | 'no-cors-at-all'
  | 'method-case'
  | 'method-missing'
  | 'header-missing'
  | 'wildcard-as-name'
  | 'authorization-wildcard'
  | 'malformed-list'
  | 'mixed-content'
  | 'cookie-same-site'
  | 'missing-vary'
  | 'hidden-headers';

/** What went well before the failure. */
export interface Before {
  /** The preflight of the same hop passed. */
  readonly preflightPassed: boolean;
}
