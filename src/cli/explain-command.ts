import { exitCodeOf, tryRequest } from './attempt.ts';
import type { ExplainSwitches } from './explain-arguments.ts';
import { explainRequests } from './explain-requests.ts';
import type { Findings } from './findings.ts';
import type { PastedRequest } from './input/pasted.ts';
import { redact } from './redact.ts';
import { report } from './report.ts';
import { type ExitCode, paintFor, printable, printableJson, type Terminal } from './terminal.ts';

/** Does what browsers do for the requests of the input, and prints the verdict, the cause and what to change. */
export async function explainCommand(
  requests: readonly PastedRequest[],
  switches: ExplainSwitches,
  terminal: Terminal,
): Promise<ExitCode> {
  const [pasted, ...more] = requests;
  if (pasted === undefined || more.length > 0 || pasted.kind === 'har')
    return explainRequests(requests, switches, terminal);
  const attempt = await tryRequest(pasted, switches);
  print(redact(attempt.findings), switches.json === true, terminal);
  return exitCodeOf([attempt]);
}

function print(findings: Findings, json: boolean, terminal: Terminal): void {
  if (json) {
    terminal.out(`${printableJson(findings)}\n`);
    return;
  }
  const { verdict, connectionError, exchanges } = findings;
  const isUnreachable = connectionError !== undefined && verdict.kind === 'no-response';
  // responses to earlier requests are worth printing
  if (!isUnreachable || exchanges.length > 0) terminal.out(report(findings, paintFor(terminal)));
  if (!isUnreachable) return;
  const { method, url } = verdict.request;
  terminal.err(
    `${printable(`No response to ${method} ${url}: ${connectionError.message} [${connectionError.code}]`)}\n`,
  );
}
