import { pageHost } from '../browser/check-local-network.ts';
import { isFailed, type Step } from '../browser/steps.ts';
import type { OptionChange } from '../diagnose/option-changes.ts';
import { quoteLine } from '../diagnose/quote.ts';
import type { Findings } from './findings.ts';
import { headline } from './headline.ts';
import { type Paint, printable } from './terminal.ts';

const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const;

/** The findings for a person: the verdict, the cause and what to change, then every step. */
export function report(findings: Findings, paint: Paint): string {
  const blocks = [verdictLines(findings, paint), requestLines(findings, paint), consoleLines(findings, paint)];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function verdictLines(findings: Findings, paint: Paint): readonly string[] {
  const { failedResponse, diagnoses, options, verdict, blockedBy, notes = [] } = findings;
  // the line about it goes to standard error
  if (verdict.kind === 'no-response' && findings.withheld === undefined) return [];
  const { text, tone } = headline(findings);
  const isBlocked = blockedBy.length > 0;
  const readable = verdict.kind === 'readable' ? [readableHeaders(verdict.response.headers)] : [];
  return [
    paint[tone](line(text)),
    ...readable,
    ...notes.map((note) => labelled('Input', note, paint)),
    ...(failedResponse === undefined ? [] : [labelled('Response', quoteLine(failedResponse), paint)]),
    ...diagnoses.flatMap(({ code, message, page, fix }, index) => [
      `${labelled(index === 0 && isBlocked ? 'Cause' : 'Note', message, paint)} ${paint.faint(`[${code}]`)}`,
      labelled('Page', page, paint),
      labelled('Server', fix, paint),
      // the options belong to the cause
      ...(index > 0 || options === undefined ? [] : optionLines(options, paint)),
    ]),
  ];
}

function optionLines({ cors, add }: OptionChange, paint: Paint): readonly string[] {
  const change = labelled('Options', `${cors} (corsmith and cors)`, paint);
  if (add === undefined) return [change];
  return [
    change,
    labelled('', 'origins stands for your current list. If origin is a function, allow the origin there', paint),
  ];
}

function readableHeaders(headers: readonly (readonly [name: string, value: string])[]): string {
  const names = [...new Set(headers.map(([name]) => name.toLowerCase()))];
  return line(names.length === 0 ? 'It cannot read any headers' : `Headers it can read: ${names.join(', ')}`);
}

function labelled(label: string, text: string, paint: Paint): string {
  return `${paint.strong(label.padEnd(8))}  ${line(text)}`;
}

function requestLines(findings: Findings, paint: Paint): readonly string[] {
  const { input, steps } = findings;
  const { method = 'GET', credentials = 'same-origin', origin } = input;
  const width = Math.max(...steps.map(({ code }) => code.length));
  const sent = sentLines(findings, paint);
  const lines: string[] = [];
  let place = '';
  for (const step of steps) {
    const here = `${step.stage} ${step.hop}`;
    const request = here === place ? undefined : sent.get(here);
    if (request !== undefined) lines.push(request);
    place = here;
    lines.push(...stepLines(step, width, paint));
  }
  const isNear = Object.hasOwn(input.addresses ?? {}, pageHost(origin));
  const made = isNear ? 'made up, in the same network' : 'made up';
  const assumed = findings.originAssumed === true ? ` (${made}: set yours with --origin)` : '';
  const page = `from origin ${origin}${assumed}, credentials: ${credentials}`;
  return [paint.strong(line(`${method} ${input.url}`)), line(page), ...lines];
}

/** The requests that were sent, by the stage and the hop of their steps: the response to an actual request ends a hop. */
function sentLines({ exchanges, verdict }: Findings, paint: Paint): ReadonlyMap<string, string> {
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

function stepLines(step: Step, width: number, paint: Paint): readonly string[] {
  const mark = isFailed(step) ? paint.bad('FAIL') : paint.good('ok  ');
  const seen =
    step.seen === undefined || step.stage === 'page' ? '' : paint.faint(line(`  ${JSON.stringify(step.seen)}`));
  const text = `  ${mark} ${step.code.padEnd(width)}  ${line(step.message)}${seen}`;
  return isFailed(step) ? [text, paint.faint(`       ${step.clause}`)] : [text];
}

function consoleLines({ engines, blockedBy }: Findings, paint: Paint): readonly string[] {
  if (Object.keys(engines).length === 0) return [];
  const lines = Object.entries(ENGINES).map(([engine, name]) => {
    const message = engines[engine as keyof typeof ENGINES]; // its keys are the engines
    return `  ${name.padEnd(9)} ${message === undefined ? paint.faint('no message about CORS') : line(message)}`;
  });
  return [blockedBy.length === 0 ? 'Console messages if the user denies access' : 'Console messages', ...lines];
}

function line(text: string): string {
  return printable(text);
}
