/** What is unsafe or cannot work, and cannot be waived. */
type ErrorCode =
  | 'invalid-type'
  | 'unknown-option'
  | 'missing-origin'
  | 'invalid-origin'
  | 'wildcard-in-list'
  | 'wildcard-with-credentials'
  | 'invalid-method'
  | 'invalid-header-name'
  | 'invalid-max-age'
  | 'invalid-success-status'
  | 'invalid-timeout'
  | 'enforce-any-origin'
  | 'unknown-waiver';

/** An error that `dangerouslyAllow` may name. */
export type CorsWaiver =
  | 'credentialed-any-origin'
  | 'null-origin'
  | 'unanchored-regexp'
  | 'regexp-admits-foreign-origin'
  | 'shared-suffix';

/** What is merely useless, or works and deserves a second look. */
type WarningCode =
  | 'insecure-origin'
  | 'max-age-over-limit'
  | 'useless-method'
  | 'useless-header-name'
  | 'duplicate-entry'
  | 'stateful-regexp'
  | 'slow-regexp'
  | 'unused-waiver'
  | 'layered-policies'
  | 'called-twice';

/** The code of a problem. Codes are public API: they are never renamed or given another meaning. */
export type CorsIssueCode = ErrorCode | CorsWaiver | WarningCode;

/** Every problem corsmith can find, each explained in docs/errors.md under its code. */
export const CATALOGUE: Readonly<Record<CorsIssueCode, 'error' | 'waivable' | 'warning'>> = {
  'invalid-type': 'error',
  'unknown-option': 'error',
  'missing-origin': 'error',
  'invalid-origin': 'error',
  'wildcard-in-list': 'error',
  'wildcard-with-credentials': 'error',
  'invalid-method': 'error',
  'invalid-header-name': 'error',
  'invalid-max-age': 'error',
  'invalid-success-status': 'error',
  'invalid-timeout': 'error',
  'enforce-any-origin': 'error',
  'unknown-waiver': 'error',
  'credentialed-any-origin': 'waivable',
  'null-origin': 'waivable',
  'unanchored-regexp': 'waivable',
  'regexp-admits-foreign-origin': 'waivable',
  'shared-suffix': 'waivable',
  'insecure-origin': 'warning',
  'max-age-over-limit': 'warning',
  'useless-method': 'warning',
  'useless-header-name': 'warning',
  'duplicate-entry': 'warning',
  'stateful-regexp': 'warning',
  'slow-regexp': 'warning',
  'unused-waiver': 'warning',
  'layered-policies': 'warning',
  'called-twice': 'warning',
};

/** One problem of a configuration, as data. */
export interface CorsIssue {
  readonly code: CorsIssueCode;
  /** An `error` throws, a `warning` goes to `process.emitWarning`. */
  readonly severity: 'error' | 'warning';
  /** Where in the options: `origin[2]`, `maxAge`; empty for the options as a whole. */
  readonly path: string;
  /** What was written and why it cannot work. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
}

export function isWaivable(code: string): code is CorsWaiver {
  return Object.hasOwn(CATALOGUE, code) && CATALOGUE[code as CorsIssueCode] === 'waivable'; // it is a key: just asked
}

export function createIssue(code: CorsIssueCode, path: string, message: string, fix: string): CorsIssue {
  const severity = CATALOGUE[code] === 'warning' ? 'warning' : 'error';
  return Object.freeze({ code, severity, path, message, fix });
}

/** Where a code is explained: the file as it is installed. */
export function linkOf(code: CorsIssueCode): string {
  return `node_modules/corsmith/docs/errors.md#${code}`;
}

/** For a person: where, what, what instead; the link on a line of its own, so that no terminal breaks it in two. */
export function formatIssue({ code, path, message, fix }: CorsIssue): string {
  return `${path && `${path}: `}${message}. ${fix}\n    See ${linkOf(code)}`;
}

/**
 * Thrown while a policy is made, with everything that is wrong with its options; never while a request is answered,
 * except for the options that a delegate returns.
 *
 * @example
 * try {
 *   cors({ origin: '*', credentials: true });
 * } catch (error) {
 *   if (error.code === 'ERR_CORS_CONFIG') for (const issue of error.issues) console.error(issue.path, issue.fix);
 * }
 */
export class CorsConfigError extends TypeError {
  override readonly name: string = 'CorsConfigError';
  readonly code: 'ERR_CORS_CONFIG' = 'ERR_CORS_CONFIG';
  readonly issues: readonly CorsIssue[];

  constructor(issues: readonly CorsIssue[]) {
    const lines = issues.map((issue) => `\n  - ${formatIssue(issue)}`);
    super(`These CORS options cannot be used:${lines.join('')}`);
    this.issues = issues;
  }
}
