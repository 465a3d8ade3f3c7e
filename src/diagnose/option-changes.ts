import type { Problem } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';
import { headerTokens } from '../standard/header-lines.ts';
import { type FailureContext, failureContext } from './failure-context.ts';
import { namesAsWritten } from './page-header-names.ts';

/** What to write in the options, if the request is meant to pass: in corsmith's, and in npm `cors`'. */
export interface OptionChange {
  readonly corsmith: string;
  readonly cors: string;
}

/**
 * The change of options that answers a failure; nothing where no option is to blame.
 *
 * @example
 * optionChange(trace)?.corsmith; // "methods: ['PUT']"
 */
export function optionChange(trace: Trace): OptionChange | undefined {
  const failure = failureContext(trace);
  return failure && CHANGES[failure.step.problem]?.(failure);
}

const CHANGES: Readonly<Partial<Record<Problem, (failure: FailureContext) => OptionChange | undefined>>> = {
  'allow-origin-missing': listOrigin,
  'allow-origin-multiple': listOrigin,
  'allow-origin-wildcard': listOrigin,
  'allow-origin-invalid': listOrigin,
  'allow-origin-mismatch': listOrigin,
  'allow-credentials-missing': listOrigin,
  'allow-credentials-not-true': listOrigin,
  'method-not-allowed': listMethod,
  'allow-methods-syntax': listMethod,
  'header-not-allowed': listHeaders,
  'allow-headers-syntax': listHeaders,
  'authorization-wildcard': () => ({
    corsmith: 'leave allowedHeaders out: then any header is allowed, Authorization included',
    cors: 'leave allowedHeaders out: then what is asked for is allowed',
  }),
};

/** The origin by its name; `null` is anyone's. */
function listOrigin({ origin, page }: FailureContext): OptionChange {
  const credentials = page.credentials === 'include' ? ', credentials: true' : '';
  const cors = `origin: [${quote(origin)}]${credentials}`;
  return { corsmith: origin === 'null' ? `${cors}, dangerouslyAllow: ['null-origin']` : cors, cors };
}

function listMethod({ response, names }: FailureContext): OptionChange {
  const change = `methods: ${list(allowed(response.headers, 'Access-Control-Allow-Methods'), names)}`;
  return { corsmith: change, cors: change };
}

function listHeaders(failure: FailureContext): OptionChange {
  const before = allowed(failure.response.headers, 'Access-Control-Allow-Headers');
  const change = `allowedHeaders: ${list(before, namesAsWritten(failure))}`;
  return { corsmith: change, cors: change };
}

function allowed(headers: FailureContext['response']['headers'], name: string): readonly string[] {
  const tokens = headerTokens(headers, name);
  return typeof tokens === 'object' ? tokens.filter((token) => token !== '*') : [];
}

function list(before: readonly string[], added: readonly string[]): string {
  return `[${[...new Set([...before, ...added])].map(quote).join(', ')}]`;
}

function quote(text: string): string {
  return `'${text}'`;
}
