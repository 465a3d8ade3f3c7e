import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { Trace } from '../browser/verdict.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import { engineMessages } from '../diagnose/engine-messages.ts';
import { optionChange } from '../diagnose/option-changes.ts';
import { sendTo } from './connect.ts';
import { type ConnectionError, explainError } from './connection-error.ts';
import { type ExplainValues, readPageRequest, readTimeout } from './explain-arguments.ts';
import { report } from './report.ts';
import { EXIT, type ExitCode, paintFor, printable, printableJson, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface ExplainSwitches extends ExplainValues {
  readonly send?: boolean | undefined;
  readonly insecure?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** What became of it on the way to a verdict. */
interface RunState {
  /** Why a request was not answered. */
  connectionError: ConnectionError | undefined;
  /** Was the last request kept back, since it might change something? */
  withheld: boolean;
}

/** Does what a browser does, against a live server, and tells all of it. */
export async function explainCommand(url: string, switches: ExplainSwitches, terminal: Terminal): Promise<ExitCode> {
  const request = readPageRequest(url, switches);
  const manner = { timeout: readTimeout(switches), insecure: switches.insecure === true };
  const body = switches.data === undefined ? undefined : new TextEncoder().encode(switches.data);
  const state: RunState = { connectionError: undefined, withheld: false };

  const trace = await perform(request, async (wire): Promise<RawResponse | undefined> => {
    if (!isSafeToSend(wire, switches)) {
      state.withheld = true;
      return undefined;
    }
    try {
      return await sendTo(wire, wire.hasBody ? body : undefined, manner);
    } catch (error) {
      state.connectionError = explainError(error, wire.url);
      return undefined;
    }
  });
  if (state.withheld && trace.exchanges.length === 0) {
    throw new UsageError(
      `${request.method} is asked for without a preflight, so nothing was sent: add --send to send it`,
    );
  }
  // what was never sent has not failed to be answered
  print(state.withheld ? { ...trace, steps: trace.steps.slice(0, -1) } : trace, state, switches, terminal);
  if (state.connectionError !== undefined) return EXIT.noResponse;
  return trace.verdict.kind === 'blocked' ? EXIT.blocked : EXIT.allowed;
}

/** Without being told to, nothing is sent that might change anything. */
function isSafeToSend({ stage, method }: WireRequest, { send }: ExplainSwitches): boolean {
  return stage === 'preflight' || method === 'GET' || method === 'HEAD' || send === true;
}

function print(
  trace: Trace,
  { connectionError, withheld }: RunState,
  { json }: ExplainSwitches,
  terminal: Terminal,
): void {
  if (json === true) {
    const { request: input, ...rest } = trace;
    const all = {
      input,
      ...rest,
      ...(connectionError === undefined ? {} : { connectionError }),
      ...(withheld ? { withheld } : {}),
      diagnoses: diagnose(trace),
      options: optionChange(trace),
      engines: engineMessages(trace),
    };
    terminal.out(`${printableJson(all)}\n`);
    return;
  }
  // where something was answered before, that is told too
  if (connectionError === undefined || trace.exchanges.length > 0) terminal.out(report(trace, paintFor(terminal)));
  if (connectionError === undefined) return;
  const { verdict } = trace;
  const what =
    verdict.kind === 'no-response' && verdict.request.stage === 'preflight'
      ? 'No answer to the preflight'
      : 'No answer';
  terminal.err(`${printable(`${what}: ${connectionError.message} [${connectionError.code}]`)}\n`);
}
