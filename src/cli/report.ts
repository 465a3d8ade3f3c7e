import { isFailed, type Step } from '../browser/steps.ts';
import type { Trace } from '../browser/verdict.ts';
import { describeBlock } from '../diagnose/describe-block.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import { engineMessages } from '../diagnose/engine-messages.ts';
import { optionChange } from '../diagnose/option-changes.ts';
import { type Paint, printable } from './terminal.ts';

const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const;

/** A trace for a person: what was asked, every step, the verdict, and what to change. */
export function report(trace: Trace, paint: Paint): string {
  const { request } = trace;
  const { method = 'GET', credentials = 'same-origin' } = request;
  const blocks = [
    [
      paint.strong(line(`${method} ${request.url}`)),
      line(`from a page of ${request.origin}, credentials ${credentials}`),
    ],
    stepLines(trace, paint),
    verdictLines(trace, paint),
    changeLines(trace, paint),
    consoleLines(trace, paint),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function stepLines(trace: Trace, paint: Paint): readonly string[] {
  const { steps } = trace;
  const width = Math.max(...steps.map(({ code }) => code.length));
  const sent = sentLines(trace, paint);
  const lines: string[] = [];
  let place = '';
  for (const step of steps) {
    const here = `${step.stage} ${step.hop}`;
    const request = here === place ? undefined : sent.get(here);
    if (request !== undefined) lines.push(request);
    place = here;
    lines.push(stepLine(step, width, paint));
  }
  return lines;
}

/** What went over the wire, by the stage and the hop that its steps bear: the answer to an actual request ends a hop. */
function sentLines({ exchanges, verdict }: Trace, paint: Paint): ReadonlyMap<string, string> {
  const sent = new Map<string, string>();
  let hop = 0;
  for (const { request, response } of exchanges) {
    const { stage, method, url } = request;
    sent.set(`${stage} ${hop}`, line(`${method} ${url}`) + paint.faint(` ${response.status}`));
    if (stage === 'actual') hop++;
  }
  if (verdict.kind === 'no-response') {
    const { stage, method, url } = verdict.request;
    sent.set(`${stage} ${hop}`, line(`${method} ${url}`));
  }
  return sent;
}

function stepLine(step: Step, width: number, paint: Paint): string {
  const mark = isFailed(step) ? paint.bad('FAIL') : paint.good('ok  ');
  const seen =
    step.seen === undefined || step.stage === 'page' ? '' : paint.faint(line(`  ${JSON.stringify(step.seen)}`));
  return `  ${mark} ${step.code.padEnd(width)}  ${line(step.message)}${seen}`;
}

function verdictLines(trace: Trace, paint: Paint): readonly string[] {
  const { verdict, steps } = trace;
  switch (verdict.kind) {
    case 'readable': {
      const names = verdict.response.headers.map(([name]) => name.toLowerCase());
      const headers = names.length === 0 ? 'no header' : [...new Set(names)].join(', ');
      return [
        paint.good(`Allowed: the page reads the answer (${verdict.response.status})`),
        line(`It sees ${headers}`),
      ];
    }
    case 'opaque':
      return [line(describeBlock(trace))];
    case 'no-response':
      // sent in vain is not withheld: why, the command says
      if (steps.some(isFailed)) return [];
      return [
        paint.good(`Allowed so far: ${line(verdict.request.method)} itself was not sent`),
        'To send it too, add --send',
      ];
    case 'blocked': {
      const clauses = steps.filter(isFailed).map(({ clause }) => paint.faint(`See ${clause}`));
      return [paint.bad(line(`Blocked: ${describeBlock(trace)}`)), ...clauses];
    }
  }
}

function changeLines(trace: Trace, paint: Paint): readonly string[] {
  const lines = diagnose(trace).flatMap(({ code, message, fix }) => [
    `${paint.strong('Cause ')}  ${line(message)} ${paint.faint(`[${code}]`)}`,
    `${paint.strong('Change')}  ${line(fix)}`,
  ]);
  const change = optionChange(trace);
  if (change === undefined) return lines;
  const options =
    change.corsmith === change.cors
      ? [`In the options of corsmith and cors:  ${line(change.cors)}`]
      : [`In the options of corsmith:  ${line(change.corsmith)}`, `In the options of cors:      ${line(change.cors)}`];
  return [...lines, ...options];
}

function consoleLines(trace: Trace, paint: Paint): readonly string[] {
  const messages = engineMessages(trace);
  if (Object.keys(messages).length === 0) return [];
  const lines = Object.entries(ENGINES).map(([engine, name]) => {
    const message = messages[engine as keyof typeof ENGINES]; // its keys are the engines
    return `  ${name.padEnd(9)} ${message === undefined ? paint.faint('says nothing of CORS') : line(message)}`;
  });
  return ['Their consoles say', ...lines];
}

function line(text: string): string {
  return printable(text);
}
