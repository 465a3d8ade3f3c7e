/** Errors that cannot be waived. */
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
  | 'invalid-host'
  | 'enforce-any-origin'
  | 'unknown-waiver';

/** An error, or in one case a warning, that `dangerouslyAllow` can waive. */
export type CorsWaiver =
  | 'credentialed-any-origin'
  | 'null-origin'
  | 'unanchored-regexp'
  | 'regexp-admits-foreign-origin'
  | 'shared-suffix'
  | 'any-host'
  | 'slow-regexp'
  | 'unproven-regexp'
  | 'dns-rebinding';

/** Useless options, and options that work but are risky. */
type WarningCode =
  | 'dns-rebinding'
  | 'insecure-origin'
  | 'max-age-over-limit'
  | 'useless-method'
  | 'useless-header-name'
  | 'duplicate-entry'
  | 'stateful-regexp'
  | 'unused-waiver'
  | 'layered-policies'
  | 'called-twice';

/** The code of a problem. Codes are public API: they are never renamed or given another meaning. */
export type CorsIssueCode = ErrorCode | CorsWaiver | WarningCode;

const WAIVERS: ReadonlySet<unknown> = new Set<CorsWaiver>([
  'credentialed-any-origin',
  'null-origin',
  'unanchored-regexp',
  'regexp-admits-foreign-origin',
  'shared-suffix',
  'any-host',
  'slow-regexp',
  'unproven-regexp',
  'dns-rebinding',
]);

const WARNINGS: ReadonlySet<string> = new Set<WarningCode>([
  'dns-rebinding',
  'insecure-origin',
  'max-age-over-limit',
  'useless-method',
  'useless-header-name',
  'duplicate-entry',
  'stateful-regexp',
  'unused-waiver',
  'layered-policies',
  'called-twice',
]);

/** One problem of a configuration, as data. */
export interface CorsIssue {
  /** The name of its section in docs/errors.md. */
  readonly code: CorsIssueCode;
  /** An `error` throws, a `warning` goes to `process.emitWarning`. */
  readonly severity: 'error' | 'warning';
  /** Where in the options: `origin[2]`, `maxAge`; empty for the options as a whole. */
  readonly path: string;
  /** The value found, and why it cannot work. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /**
   * The value to write at `path` instead of the bad one, as `applyReplacement` does. If `path` is an entry of a list, a
   * list replaces it with several entries. `undefined` removes an option. Absent unless the intended value is certain.
   */
  readonly replacement?: unknown;
}

export function isWaivable(code: unknown): code is CorsWaiver {
  return WAIVERS.has(code);
}

export function isWarning(code: string): code is WarningCode {
  return WARNINGS.has(code);
}

export function createIssue(
  code: CorsIssueCode,
  path: string,
  message: string,
  advice: string | Pick<CorsIssue, 'fix' | 'replacement'>,
): CorsIssue {
  const severity = isWarning(code) ? 'warning' : 'error';
  const { fix, ...replacement } = typeof advice === 'string' ? { fix: advice } : advice;
  return Object.freeze({ code, severity, path, message, fix, ...replacement });
}

/** One line: where, what was found and why it cannot work, what to write, and the code. */
export function formatIssue({ code, path, message, fix }: CorsIssue): string {
  return `${path && `${path}: `}${message}. ${fix} [${code}]`;
}

/** A warning, which is printed alone. */
export function formatWarning(issue: CorsIssue): string {
  return `${formatIssue(issue)}\n    Run npx corsmith help ${issue.code}`;
}

// nobody reads a message longer than a screen
const MOST_LISTED = 20;

/**
 * Thrown by `cors()` and `createPolicy()`, with every issue of the options. Requests never cause it, unless a delegate
 * returns such options.
 *
 * @example
 * try {
 *   cors(options);
 * } catch (error) {
 *   if (error.code === 'ERR_CORS_CONFIG') for (const issue of error.issues) console.error(issue.path, issue.fix);
 * }
 */
export class CorsConfigError extends TypeError {
  /** Always `'CorsConfigError'`. */
  override readonly name: string = 'CorsConfigError';
  /** Always `'ERR_CORS_CONFIG'`. */
  readonly code: 'ERR_CORS_CONFIG' = 'ERR_CORS_CONFIG';
  /** Not enumerable: the message has them, and Node prints enumerable properties after the stack. */
  declare readonly issues: readonly CorsIssue[];

  /**
   * @param source the subject of the first line
   * @param caller the function to leave out of the stack, with all that it called
   */
  constructor(issues: readonly CorsIssue[], source = 'These CORS options', caller?: (...args: never) => unknown) {
    const lines = issues.slice(0, MOST_LISTED).map((issue) => `\n  - ${formatIssue(issue)}`);
    const rest = issues.length > MOST_LISTED ? `\n  (and ${issues.length - MOST_LISTED} more)` : '';
    const help = `\n  Run npx corsmith help ${oneCode(issues) ?? 'CODE'}`;
    super(`${source} cannot be used:${lines.join('')}${rest}${help}`);
    Object.defineProperty(this, 'issues', { value: issues });
    Error.captureStackTrace?.(this, caller);
  }
}

/** The error of a single issue. */
export function configError(...issue: Parameters<typeof createIssue>): CorsConfigError {
  return new CorsConfigError([createIssue(...issue)]);
}

function oneCode(issues: readonly CorsIssue[]): CorsIssueCode | undefined {
  const [first] = issues;
  return issues.every(({ code }) => code === first?.code) ? first?.code : undefined;
}
