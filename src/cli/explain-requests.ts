import { describeBlock } from '../diagnose/describe-block.ts';
import { type AttemptOutcome, exitCodeOf, outcomeOf, type RequestAttempt, tryRequest } from './attempt.ts';
import type { ExplainSwitches } from './explain-arguments.ts';
import type { PastedRequest } from './input/pasted.ts';
import { redact } from './redact.ts';
import { report } from './report.ts';
import { type ExitCode, type Paint, paintFor, printable, printableJson, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** More requests than this could overload a server. */
const MOST_LIVE = 50;

/** Explains several requests, as a HAR file has them: one line for each, and the details of those that are blocked. */
export async function explainRequests(
  requests: readonly PastedRequest[],
  switches: ExplainSwitches,
  terminal: Terminal,
): Promise<ExitCode> {
  const isLive = (pasted: PastedRequest) => pasted.recorded === undefined || switches.send === true;
  const live = requests.filter(isLive).length;
  if (live > MOST_LIVE)
    throw new UsageError(`the input has ${live} requests, but at most ${MOST_LIVE} are sent: paste fewer`);
  const attempts: RequestAttempt[] = [];
  for (const pasted of requests) attempts.push(await tryRequest(pasted, switches));
  const crossOrigin = attempts.filter(({ findings }) => findings.crossOrigin);
  if (switches.json === true) {
    const data = { version: 1, input: { kind: requests[0]?.kind ?? 'har' }, requests: crossOrigin.map(attemptData) };
    terminal.out(`${printableJson(redact(data))}\n`);
  } else terminal.out(text(crossOrigin.map(redact), paintFor(terminal)));
  return exitCodeOf(crossOrigin);
}

/** If the responses contradict the browser, the verdict is unknown. */
function attemptData({ findings, unexplained }: RequestAttempt): object {
  return unexplained === undefined ? findings : { ...findings, verdict: { kind: 'unexplained', error: unexplained } };
}

function text(attempts: readonly RequestAttempt[], paint: Paint): string {
  if (attempts.length === 0) return 'No request is cross-origin, so CORS blocks none of them\n';
  const blocked = attempts.filter((each) => outcomeOf(each) === 'blocked');
  const count = attempts.length === 1 ? '1 cross-origin request' : `${attempts.length} cross-origin requests`;
  const lines = attempts.map((each) => requestLine(each, paint));
  const details = groupBy(blocked, causeOf).map((group) => detailsOf(group, paint));
  return [`${count}, ${blocked.length} blocked\n`, ...lines, ...details].join('');
}

type Group = [RequestAttempt, ...RequestAttempt[]];

function groupBy(attempts: readonly RequestAttempt[], key: (attempt: RequestAttempt) => string): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const each of attempts) {
    const group = groups.get(key(each));
    if (group === undefined) groups.set(key(each), [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

function causeOf({ findings }: RequestAttempt): string {
  return `${new URL(findings.input.url).origin} ${describeBlock(findings)}`;
}

function requestLine(attempt: RequestAttempt, paint: Paint): string {
  const { method, url, origin } = attempt.findings.input;
  const outcome = outcomeOf(attempt);
  const why = outcome === 'none' ? paint.faint(printable(`  ${whyNone(attempt)}`)) : '';
  return `  ${PAINTED[outcome](paint)}  ${printable(`${method} ${url} from ${origin}`)}${why}\n`;
}

const PAINTED: Readonly<Record<AttemptOutcome, (paint: Paint) => string>> = {
  allowed: (paint) => paint.good('allowed'),
  blocked: (paint) => paint.bad('BLOCKED'),
  none: (paint) => paint.strong('unknown'),
};

function whyNone({ findings, unexplained }: RequestAttempt): string {
  const { connectionError, withheld, unknown } = findings;
  if (unexplained !== undefined)
    return `The browser recorded ${unexplained}, but these headers pass every CORS check: look for another cause, such as a content security policy or an extension`;
  if (connectionError !== undefined) return connectionError.message;
  if (withheld === true) return `Not sent: ${unknown ?? 'add --send'}`;
  return 'The HAR has no response: add --send to get one';
}

function detailsOf([first, ...same]: Group, paint: Paint): string {
  const others = same.map(({ findings: { input } }) => `  ${printable(`${input.method} ${input.url}`)}\n`);
  const title = others.length === 0 ? '' : 'The same cause\n';
  return ['\n', report(first.findings, paint), title, ...others].join('');
}
