import type { Trace } from '../browser/verdict.ts';
import { formatCode } from '../standard/format-code.ts';
import { isSerializedOrigin } from '../standard/origins.ts';
import { isToken } from '../standard/tokens.ts';
import { mergeVary } from '../standard/vary.ts';
import { originsIn } from './allow-origin.ts';
import { diagnose } from './diagnose.ts';
import type { DiagnosisCode } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type FailureContext, failureContext, linesIn } from './failure-context.ts';
import { namesToAllow } from './page-header-names.ts';
import { withStatedReason } from './stated-reason.ts';
import { isUpstreamStatus } from './statuses.ts';

/** What to write in the options of corsmith, and of npm `cors`, so that the request passes. */
export interface OptionChange {
  /** Properties of an object literal. `origins` stands for the current list in `origin`, if no response shows it. */
  readonly corsmith: string;
  /** The same for npm `cors`. */
  readonly cors: string;
  /** The options that change. Lists are complete; only the entries of `add` extend the current list. */
  readonly set: Readonly<Partial<Record<OptionName, readonly string[] | true>>>;
  /** Origins to add to the current list. */
  readonly add?: { readonly origin: readonly string[] };
}

/** The options that a change can set. */
type OptionName = 'origin' | 'methods' | 'allowedHeaders' | 'credentials';

/**
 * The change to the options that allows the request; undefined if the options are not the cause.
 *
 * @example
 * optionChange(trace)?.corsmith; // "methods: ['GET', 'PUT']"
 */
export function optionChange(trace: Trace, evidence: Evidence = {}): OptionChange | undefined {
  const failure = failureContext(withStatedReason(trace), evidence);
  const [diagnosis] = diagnose(trace, evidence);
  // any page can send `null`: it is never recommended
  if (failure === undefined || diagnosis === undefined || failure.origin === 'null') return undefined;
  // the response is a proxy's, and the options are the application's
  if (isUpstreamStatus(failure.response.status)) return undefined;
  return CHANGES[diagnosis.code]?.(failure);
}

const CHANGES: Readonly<Partial<Record<DiagnosisCode, (failure: FailureContext) => OptionChange | undefined>>> = {
  'origin-refused': addOrigin,
  'origin-pattern': extendOrigins,
  'fixed-origin': extendOrigins,
  'origin-spelling': extendOrigins,
  'origin-list': extendOrigins,
  'wildcard-with-credentials': ({ origin }) => changed({ origin: [origin], credentials: true }),
  'credentials-off': () => changed({ credentials: true }),
  'credentials-spelling': () => changed({ credentials: true }),
  'method-missing': listMethods,
  // if the case is wrong in the page, the options are right
  'method-case': (failure) => (isUpperCase(failure.names) ? listMethods(failure) : undefined),
  'header-missing': listHeaders,
  'wildcard-as-name': (failure) =>
    failure.step.code === 'allow-methods' ? listMethods(failure, DEFAULT_METHODS) : listHeaders(failure),
  'malformed-list': (failure) => (failure.step.code === 'allow-methods' ? listMethods(failure) : listHeaders(failure)),
  'authorization-wildcard': () => changed({ allowedHeaders: ['*', 'Authorization'] }),
};

/** The default of corsmith and `cors`, in place of a `*` that does not work with credentials. */
const DEFAULT_METHODS: readonly string[] = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** The list on the server is not known. */
function addOrigin({ origin, page }: FailureContext): OptionChange {
  const set = page.credentials === 'include' ? { credentials: true as const } : {};
  const text = [`origin: [...origins, ${formatCode(origin)}]`, ...properties(set)].join(', ');
  return { corsmith: text, cors: text, set, add: { origin: [origin] } };
}

/** The list that the value shows, without entries that no browser sends. */
function extendOrigins(failure: FailureContext): OptionChange {
  const present = originsIn(linesIn(failure, 'Access-Control-Allow-Origin'));
  const origins = unique([...present.filter(isSerializedOrigin), failure.origin]);
  return changed({ origin: origins, ...(failure.page.credentials === 'include' ? { credentials: true } : {}) });
}

function listMethods(
  failure: FailureContext,
  present: readonly string[] = presentNames(failure, 'Access-Control-Allow-Methods'),
): OptionChange {
  return changed({ methods: unique([...present, ...failure.names].map((method) => method.toUpperCase())) });
}

function isUpperCase([method = '']: readonly string[]): boolean {
  return method !== '' && method === method.toUpperCase();
}

function listHeaders(failure: FailureContext): OptionChange {
  const names = [...presentNames(failure, 'Access-Control-Allow-Headers'), ...namesToAllow(failure)];
  return changed({ allowedHeaders: mergeVary(names) });
}

/** The names that the server sends, even in an invalid list. A `*` is left out: if it worked, nothing would be missing. */
function presentNames(failure: FailureContext, header: string): readonly string[] {
  const lines = linesIn(failure, header);
  return lines.flatMap((line) => line.split(/[\s,;"'[\](){}]+/)).filter((name) => name !== '*' && isToken(name));
}

function changed(set: OptionChange['set']): OptionChange {
  const text = properties(set).join(', ');
  return { corsmith: text, cors: text, set };
}

function properties(set: OptionChange['set']): readonly string[] {
  return Object.entries(set).map(([name, value]) => `${name}: ${formatCode(value)}`);
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}
