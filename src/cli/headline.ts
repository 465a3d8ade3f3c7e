import { describeBlock } from '../diagnose/describe-block.ts';
import { type Findings, JUDGES, type Judge } from './findings.ts';

const NAMES: Readonly<Record<Judge, string>> = {
  standard: 'the standard',
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKit',
};

/** The verdict in one line. */
export interface Headline {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'strong';
}

export function headline(findings: Findings): Headline {
  if (findings.blockedBy.length > 0) return blocked(findings);
  const { verdict } = findings;
  if (verdict.kind === 'readable')
    return { text: `Allowed: the page can read the response (${verdict.response.status})`, tone: 'good' };
  if (verdict.kind !== 'no-response') return { text: describeBlock(findings), tone: 'strong' };
  if (findings.unknown !== undefined) return { text: `Not sent: ${findings.unknown}`, tone: 'strong' };
  const { method, url } = verdict.request;
  const preflight = findings.exchanges.at(-1)?.request.stage === 'preflight' ? 'the preflight allows it, but ' : '';
  return {
    text: `Not sent: ${preflight}${method} ${url} may change something. Add --send to send it`,
    tone: 'strong',
  };
}

/** The standard and the engines may differ. */
function blocked({ blockedBy, verdicts, ...findings }: Findings): Headline {
  const why = describeBlock(findings);
  const isIn = (kind: string) => JUDGES.filter((judge) => verdicts[judge] === kind);
  const readable = isIn('readable');
  if (blockedBy.length === JUDGES.length) return { text: `Blocked: ${why}`, tone: 'bad' };
  if (blockedBy.every((judge) => judge === 'standard') && readable.length === JUDGES.length - 1)
    return { text: `Works in current browsers, but the standard blocks it: ${why}`, tone: 'bad' };
  const others = readable.length === 0 ? '' : `, but not by ${listed(readable)}`;
  const unknown =
    findings.withheld === true && findings.unknown === undefined ? '. Add --send to see what current browsers do' : '';
  return { text: `Blocked by ${listed(blockedBy)}${others}: ${why}${unknown}`, tone: 'bad' };
}

// without a comma before "and"
const LIST = new Intl.ListFormat('en-GB');

function listed(judges: readonly Judge[]): string {
  return LIST.format(judges.map((judge) => NAMES[judge]));
}
