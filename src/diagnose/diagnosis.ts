/** The likely cause of a failure, or a problem that will appear later. */
export interface Diagnosis {
  /** Which cause it is. */
  readonly code: DiagnosisCode;
  /** The cause, without a final period. */
  readonly message: string;
  /** What the page can do, even if the server is not yours. */
  readonly page: string;
  /** What to change on the server. */
  readonly fix: string;
}

/** A diagnosis without advice of its own for the page. */
export type Cause = Omit<Diagnosis, 'page'> & Partial<Pick<Diagnosis, 'page'>>;

/** Codes are never renamed or given another meaning. */
export type DiagnosisCode =
  | 'express-options'
  | 'options-refused'
  | 'options-not-found'
  | 'options-failed'
  | 'options-at-proxy'
  | 'method-refused'
  | 'authentication-first'
  | 'guard-refused'
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
  | 'overwritten-origin'
  | 'misspelled-header'
  | 'cached-without-vary'
  | 'cached-without-cors'
  | 'null-origin'
  | 'wildcard-with-credentials'
  | 'credentials-off'
  | 'credentials-spelling'
  | 'upstream-down'
  | 'too-many-requests'
  | 'body-too-large'
  | 'client-certificate'
  | 'expects-tls'
  | 'websocket-endpoint'
  | 'bucket-cors'
  | 'gateway-cors'
  | 'bot-challenge'
  | 'login-page'
  | 'interstitial-page'
  | 'error-without-headers'
  | 'headers-on-preflight-only'
  | 'resource-policy'
  | 'no-cors-at-all'
  | 'method-case'
  | 'method-missing'
  | 'header-missing'
  | 'response-header-in-request'
  | 'wildcard-as-name'
  | 'authorization-wildcard'
  | 'authorization-dropped'
  | 'malformed-list'
  | 'mixed-content'
  | 'not-sent'
  | 'local-network-access'
  | 'cookie-same-site'
  | 'missing-vary'
  | 'hidden-headers';
