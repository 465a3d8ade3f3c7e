import { type ExplainValues, readPageRequest, readTimeout } from './explain-arguments.ts';
import { explainRequest } from './explain-request.ts';
import { exitCodeFor, type Findings, findingsOf } from './findings.ts';
import { report } from './report.ts';
import { type ExitCode, paintFor, printable, printableJson, type Terminal } from './terminal.ts';

export interface ExplainSwitches extends ExplainValues {
  readonly send?: boolean | undefined;
  readonly insecure?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly 'user-agent'?: string | undefined;
}

/** Does what browsers do, against a live server, and prints the verdict, the cause and what to change. */
export async function explainCommand(url: string, switches: ExplainSwitches, terminal: Terminal): Promise<ExitCode> {
  const request = readPageRequest(url, switches);
  const explained = await explainRequest(request, {
    timeout: readTimeout(switches),
    insecure: switches.insecure === true,
    send: switches.send === true,
    userAgent: switches['user-agent'],
    body: switches.data === undefined ? undefined : new TextEncoder().encode(switches.data),
  });
  const findings = findingsOf(explained, switches.origin !== undefined);
  print(findings, switches.json === true, terminal);
  return exitCodeFor(findings);
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
