/** The checks of a browser, each with its clause; codes are never renamed or given another meaning. */
export const CLAUSES = {
  request: 'https://fetch.spec.whatwg.org/#dom-request',
  'dropped-header': 'https://fetch.spec.whatwg.org/#forbidden-request-header',
  'cross-origin': 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  mode: 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  'url-scheme': 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  'mixed-content': 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
  'preflight-needed': 'https://fetch.spec.whatwg.org/#http-fetch',
  response: 'https://fetch.spec.whatwg.org/#concept-network-error',
  'preflight-redirect': 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  'allow-origin': 'https://fetch.spec.whatwg.org/#concept-cors-check',
  'allow-credentials': 'https://fetch.spec.whatwg.org/#concept-cors-check',
  'preflight-status': 'https://fetch.spec.whatwg.org/#ok-status',
  'allow-methods': 'https://fetch.spec.whatwg.org/#http-access-control-allow-methods',
  'allow-headers': 'https://fetch.spec.whatwg.org/#http-access-control-allow-headers',
  'max-age': 'https://fetch.spec.whatwg.org/#http-access-control-max-age',
  redirect: 'https://fetch.spec.whatwg.org/#concept-http-redirect-fetch',
  'exposed-headers': 'https://fetch.spec.whatwg.org/#http-access-control-expose-headers',
} as const;

/** The code of a check; each has its clause of the standard. */
export type StepCode = keyof typeof CLAUSES;

/** What a failed check found. Codes are never renamed or given another meaning. */
export type Problem =
  | 'invalid-request'
  | 'same-origin-mode'
  | 'url-scheme'
  | 'mixed-content'
  | 'no-response'
  | 'preflight-redirect'
  | 'allow-origin-missing'
  | 'allow-origin-multiple'
  | 'allow-origin-wildcard'
  | 'allow-origin-invalid'
  | 'allow-origin-mismatch'
  | 'allow-credentials-missing'
  | 'allow-credentials-not-true'
  | 'preflight-status'
  | 'allow-methods-syntax'
  | 'allow-headers-syntax'
  | 'method-not-allowed'
  | 'authorization-wildcard'
  | 'header-not-allowed'
  | 'redirect-refused'
  | 'redirect-location'
  | 'redirect-scheme'
  | 'redirect-credentials'
  | 'redirect-stream'
  | 'redirect-limit';

/** Where a check is made: in the page, on the preflight's response, on the response to the request itself. */
export type Stage = 'page' | 'preflight' | 'actual';

interface StepBase {
  readonly code: StepCode;
  readonly stage: Stage;
  /** How many redirects were followed before this step. */
  readonly hop: number;
  /** The clause of the standard that says so. */
  readonly clause: string;
  /** The bytes that were looked at; absent where there were none. */
  readonly seen?: string;
  /** One sentence. */
  readonly message: string;
  /** The names that are not covered, for methods and headers; the names that are noted otherwise. */
  readonly names?: readonly string[];
}

export interface PassedStep extends StepBase {
  readonly passed: true;
}

export interface FailedStep extends StepBase {
  readonly passed: false;
  readonly problem: Problem;
}

/** One check of the browser's, or one thing that it notes on its way. */
export type Step = PassedStep | FailedStep;

export function isFailed(step: Step): step is FailedStep {
  return !step.passed;
}

/** What one check came to, before it is known where it stands. */
export interface Finding {
  readonly code: StepCode;
  readonly problem?: Problem;
  readonly seen?: string | undefined;
  readonly message: string;
  readonly names?: readonly string[];
}

/** A finding that ends the request. */
export interface FailedFinding extends Finding {
  readonly problem: Problem;
}

export function isFailure(finding: Finding): finding is FailedFinding {
  return finding.problem !== undefined;
}

export function stepOf(finding: Finding, stage: Stage, hop: number): Step {
  const { code, problem, seen, message, names } = finding;
  return {
    ...(problem === undefined ? { passed: true } : { passed: false, problem }),
    code,
    stage,
    hop,
    clause: CLAUSES[code],
    ...(seen === undefined ? {} : { seen }),
    message,
    ...(names === undefined ? {} : { names }),
  };
}
