import type { LocalNetworkAccess } from './local-network.ts';
import type { Problem } from './problems.ts';

/** The checks of a browser, each with its clause; codes are never renamed or given another meaning. */
export const CLAUSES = {
  request: 'https://fetch.spec.whatwg.org/#dom-request',
  'dropped-header': 'https://fetch.spec.whatwg.org/#forbidden-request-header',
  'address-space': 'https://wicg.github.io/local-network-access/',
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

/** Where a check is made: in the page, on the preflight's response, on the response to the request itself. */
export type Stage = 'page' | 'preflight' | 'actual';

/** What all steps have. */
interface StepBase {
  /** Which check it is. */
  readonly code: StepCode;
  /** Where it is made. */
  readonly stage: Stage;
  /** How many redirects were followed before this step. */
  readonly hop: number;
  /** The clause of the standard. */
  readonly clause: string;
  /** The value that was checked; absent if there was none. */
  readonly seen?: string;
  /** One sentence. */
  readonly message: string;
  /** The headers that a passed step is about, or what triggers the preflight; those of a failed step are in `detail`. */
  readonly names?: readonly string[];
  /** What each engine does, in the step `address-space`. */
  readonly localNetwork?: LocalNetworkAccess;
}

/** A check that passed, or something that the browser notes. */
export interface PassedStep extends StepBase {
  readonly passed: true;
}

/** A check that failed, which ends the request. */
export type FailedStep = StepBase & { readonly passed: false } & Problem;

/** One step of the browser. */
export type Step = PassedStep | FailedStep;

export function isFailed(step: Step): step is FailedStep {
  return !step.passed;
}

interface FindingBase {
  readonly code: StepCode;
  readonly seen?: string | undefined;
  readonly message: string;
  readonly localNetwork?: LocalNetworkAccess;
}

interface PassedFinding extends FindingBase {
  readonly problem?: undefined;
  readonly names?: readonly string[];
}

/** A finding that ends the request. */
export type FailedFinding = FindingBase & Problem;

/** The result of one check, without the place of the check. */
export type Finding = PassedFinding | FailedFinding;

export function isFailure(finding: Finding): finding is FailedFinding {
  return finding.problem !== undefined;
}

export function stepOf(finding: Finding, stage: Stage, hop: number): Step {
  const { seen, ...known } = finding;
  const place = { stage, hop, clause: CLAUSES[finding.code], ...(seen === undefined ? {} : { seen }) };
  return known.problem === undefined ? { passed: true, ...known, ...place } : { passed: false, ...known, ...place };
}
