import { describeBlock } from '../diagnose/describe-block.ts';
import type { Findings } from './findings.ts';
import { JUDGES, listed } from './judges.ts';
import { enginesThat } from './local-network.ts';

/** The verdict in one line. */
export interface Headline {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'strong';
}

export function headline(findings: Findings): Headline {
  if (findings.blockedBy.length > 0) return blocked(findings);
  const { verdict } = findings;
  if (verdict.kind === 'readable') {
    const text = `Allowed${condition(findings)}: the page can read the response (${verdict.response.status})`;
    return { text, tone: 'good' };
  }
  if (verdict.kind !== 'no-response') return { text: describeBlock(findings), tone: 'strong' };
  if (findings.unknown !== undefined) return { text: `Not sent: ${findings.unknown}`, tone: 'strong' };
  const { method, url } = verdict.request;
  const preflight = findings.exchanges.at(-1)?.request.stage === 'preflight' ? 'the preflight passes, but ' : '';
  return {
    text: `Not sent: ${preflight}${method} ${url} could change something. Add --send to send it`,
    tone: 'strong',
  };
}

function condition({ localNetwork }: Findings): string {
  const asking = localNetwork === undefined ? [] : enginesThat('ask', localNetwork);
  return asking.length === 0 ? '' : ` if the user grants local network access (${listed(asking)})`;
}

/** The standard and the engines may differ. */
function blocked({ blockedBy, verdicts, ...findings }: Findings): Headline {
  const why = describeBlock(findings);
  const isIn = (kind: string) => JUDGES.filter((judge) => verdicts[judge] === kind);
  const readable = isIn('readable');
  if (blockedBy.length === JUDGES.length) return { text: `Blocked: ${why}`, tone: 'bad' };
  if (blockedBy.every((judge) => judge === 'standard') && readable.length === JUDGES.length - 1)
    return { text: `Works in current browsers, but the standard forbids it: ${why}`, tone: 'bad' };
  const others = readable.length === 0 ? '' : `, but not by ${listed(readable, 'disjunction')}`;
  const unknown =
    findings.withheld === true && findings.unknown === undefined ? '. Add --send to see what current browsers do' : '';
  return { text: `Blocked by ${listed(blockedBy)}${others}: ${why}${unknown}`, tone: 'bad' };
}
