import type { ExplainSwitches } from './explain-arguments.ts';
import { readTimeout } from './explain-arguments.ts';
import { explainRequest } from './explain-request.ts';
import { exitCodeFor, type Findings, findingsOf } from './findings.ts';
import type { PastedRequest, Recorded } from './input/pasted.ts';
import { replay } from './judge-recorded.ts';
import { pageRequestOf, whatIsUnknown } from './page-input.ts';
import { EXIT, type ExitCode } from './terminal.ts';

/** A request in the input, and its result. */
export interface RequestAttempt {
  readonly findings: Findings;
  /** The error that the browser recorded, if these responses are not why. */
  readonly unexplained: string | undefined;
}

/** Does what browsers do for a request, or judges it by the responses that a browser recorded. */
export async function tryRequest(pasted: PastedRequest, switches: ExplainSwitches): Promise<RequestAttempt> {
  const { recorded } = pasted;
  if (recorded === undefined || switches.send === true)
    return { findings: await live(pasted, switches), unexplained: undefined };
  const findings = await judged(pasted, recorded, switches);
  const { error } = recorded;
  if (error === undefined || exitCodeFor(findings) !== EXIT.allowed) return { findings, unexplained: undefined };
  // a HAR does not say which credentials mode the page used; the outcome can
  const note = `The browser recorded ${error}, but the page could read this response without credentials. Therefore, corsmith assumes credentials: 'include'.`;
  const credentialed = { ...pasted, credentials: 'include', notes: [...pasted.notes, note] } as const;
  const second = await judged(credentialed, recorded, switches);
  if (exitCodeFor(second) === EXIT.blocked) return { findings: second, unexplained: undefined };
  return { findings, unexplained: error };
}

async function live(pasted: PastedRequest, switches: ExplainSwitches): Promise<Findings> {
  const { kind, notes } = pasted;
  const text = switches.data ?? pasted.body;
  const unknown = whatIsUnknown(pasted, switches);
  const explained = await explainRequest(pageRequestOf(pasted, switches), {
    timeout: readTimeout(switches),
    insecure: switches.insecure === true || pasted.insecure === true,
    send: switches.send === true,
    userAgent: switches['user-agent'],
    body: text === undefined ? undefined : new TextEncoder().encode(text),
    preflightOnly: unknown !== undefined,
    originAssumed: !isOriginKnown(pasted, switches),
  });
  return findingsOf(explained, { kind, isOriginKnown: isOriginKnown(pasted, switches), unknown, notes });
}

async function judged(pasted: PastedRequest, recorded: Recorded, switches: ExplainSwitches): Promise<Findings> {
  const { respond, notes } = replay(recorded);
  const options = { timeout: readTimeout(switches), insecure: false, send: true, respond };
  const explained = await explainRequest(pageRequestOf(pasted, switches), options);
  const facts = { kind: pasted.kind, isOriginKnown: isOriginKnown(pasted, switches) };
  return findingsOf(explained, { ...facts, notes: [...pasted.notes, ...notes] });
}

function isOriginKnown({ origin }: PastedRequest, switches: ExplainSwitches): boolean {
  return (switches.origin ?? origin) !== undefined;
}

export type AttemptOutcome = 'allowed' | 'blocked' | 'none';

export function outcomeOf({ findings, unexplained }: RequestAttempt): AttemptOutcome {
  const code = exitCodeFor(findings);
  if (code === EXIT.blocked) return 'blocked';
  return code === EXIT.allowed && unexplained === undefined ? 'allowed' : 'none';
}

/** Blocked requests count first, then those without a verdict. */
export function exitCodeOf(attempts: readonly RequestAttempt[]): ExitCode {
  const outcomes = new Set(attempts.map(outcomeOf));
  if (outcomes.has('blocked')) return EXIT.blocked;
  return outcomes.has('none') ? EXIT.noResponse : EXIT.allowed;
}
