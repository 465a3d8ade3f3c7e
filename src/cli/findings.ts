import type { EngineName } from '../browser/engine-name.ts';
import type { Trace, Verdict } from '../browser/verdict.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { engineMessages } from '../diagnose/engine-messages.ts';
import type { Evidence } from '../diagnose/evidence.ts';
import { failedResponse } from '../diagnose/failed-response.ts';
import { type OptionChange, optionChange } from '../diagnose/option-changes.ts';
import type { QuotedResponse } from '../diagnose/quote.ts';
import { cachedWithoutCors } from './cached-without-cors.ts';
import type { ConnectionError } from './connection-error.ts';
import type { Explained } from './explain-request.ts';
import type { InputKind } from './input/pasted.ts';
import { JUDGES, type Judge } from './judges.ts';
import { type LocalNetworkVerdicts, localNetworkAdvice, localNetworkIn } from './local-network.ts';
import { redact } from './redact.ts';
import { EXIT, type ExitCode } from './terminal.ts';

/** Everything that is printed, as text or as JSON. The names are documented, and change only with the version. */
export interface Findings extends Omit<Trace, 'request'> {
  readonly version: 1;
  readonly input: Trace['request'] & { readonly kind: InputKind };
  /** Whose verdict, steps and exchanges these are: the standard's, unless only an engine blocks. */
  readonly judge: Judge;
  /** The page's origin was not given, so it was made up. */
  readonly originAssumed?: true;
  readonly verdicts: Readonly<Record<Judge, Verdict['kind']>>;
  readonly blockedBy: readonly Judge[];
  readonly connectionError?: ConnectionError;
  readonly withheld?: true;
  /** What the input does not have, so that only the preflight was sent. */
  readonly unknown?: string;
  /** How the input was read. */
  readonly notes?: readonly string[];
  /** What each engine does with the request to the user's computer or network; the strictest of all hops. */
  readonly localNetwork?: LocalNetworkVerdicts;
  readonly failedResponse?: QuotedResponse;
  readonly diagnoses: readonly Diagnosis[];
  readonly options?: OptionChange;
  readonly engines: Readonly<Partial<Record<EngineName, string>>>;
}

/** What is known of the input. */
export interface InputFacts {
  readonly kind: InputKind;
  /** Whether the page's origin was given. */
  readonly isOriginKnown: boolean;
  readonly unknown?: string | undefined;
  readonly notes: readonly string[];
}

export function findingsOf(explained: Explained, { kind, isOriginKnown, unknown, notes }: InputFacts): Findings {
  const { trace, engines, connectionError, withheld, evidence } = explained;
  const traces = { standard: trace, ...engines };
  const verdicts = {
    standard: trace.verdict.kind,
    chromium: engines.chromium.verdict.kind,
    firefox: engines.firefox.verdict.kind,
    webkit: engines.webkit.verdict.kind,
  };
  const blockedBy = JUDGES.filter((judge) => verdicts[judge] === 'blocked');
  const [judge = 'standard'] = blockedBy;
  const shown = withheld ? withoutResponseStep(traces[judge]) : traces[judge];
  const { request, exchanges, ...rest } = shown;
  const { addresses = {}, ...page } = request;
  const localNetwork = localNetworkIn(traces);
  // a secret that is shortened would not be recognized
  const failed = failedResponse(redact(shown));
  const options = optionChange(shown, evidence);
  // nothing is recommended for an origin that was made up
  const isPrinted = options !== undefined && (isOriginKnown || !usesOrigin(options));
  return {
    version: 1,
    input: { kind, ...(Object.keys(addresses).length === 0 ? {} : { addresses }), ...page },
    ...rest,
    exchanges: exchanges.map(({ request: sent, response: { status, headers } }) => ({
      request: sent,
      response: { status, headers },
    })),
    judge,
    ...(isOriginKnown ? {} : { originAssumed: true as const }),
    verdicts,
    blockedBy,
    ...(connectionError === undefined ? {} : { connectionError }),
    ...(withheld ? { withheld: true as const } : {}),
    ...(withheld && unknown !== undefined ? { unknown } : {}),
    ...(notes.length === 0 ? {} : { notes }),
    ...(localNetwork === undefined ? {} : { localNetwork }),
    ...(failed === undefined ? {} : { failedResponse: failed }),
    diagnoses: diagnosesOf(shown, trace, evidence, localNetworkAdvice(traces)),
    ...(isPrinted ? { options } : {}),
    engines: engineMessages(shown),
  };
}

/** The cause comes first. */
function diagnosesOf(
  trace: Trace,
  standard: Trace,
  evidence: Evidence,
  localNetwork: readonly Diagnosis[],
): readonly Diagnosis[] {
  const found = diagnose(trace, evidence);
  const cached = cachedWithoutCors(standard, evidence);
  const cachedNotes = cached === undefined ? [] : [cached];
  if (trace.verdict.kind !== 'blocked') return [...cachedNotes, ...found, ...localNetwork];
  // what applies if only an engine blocks
  const codes = found.map(({ code }) => code);
  const elsewhere =
    standard.verdict.kind === 'readable'
      ? diagnose(standard, evidence).filter(({ code }) => !codes.includes(code))
      : [];
  const notes = [...elsewhere, ...cachedNotes];
  const isLocal = trace.verdict.problem === 'local-network-access';
  return isLocal ? [...localNetwork, ...found, ...notes] : [...found, ...notes, ...localNetwork];
}

/** A request that was not sent has no response, but that is not a failure. */
function withoutResponseStep(trace: Trace): Trace {
  return { ...trace, steps: trace.steps.filter(({ code }) => code !== 'response') };
}

function usesOrigin({ set, add }: OptionChange): boolean {
  return add !== undefined || set.origin !== undefined;
}

/** 0 if the page can read the response, 1 if something blocks it, 3 if that is not known. */
export function exitCodeFor({ blockedBy, connectionError, withheld, verdict }: Findings): ExitCode {
  if (blockedBy.length > 0) return EXIT.blocked;
  const hasVerdict = connectionError === undefined && withheld === undefined && verdict.kind !== 'no-response';
  return hasVerdict ? EXIT.allowed : EXIT.noResponse;
}
