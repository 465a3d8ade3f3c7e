import type { EngineName } from '../browser/engine-name.ts';
import type { Trace } from '../browser/verdict.ts';
import { CHROMIUM } from './engines/chromium.ts';
import { FIREFOX } from './engines/firefox.ts';
import { localNetworkMessage } from './engines/local-network.ts';
import { WEBKIT } from './engines/webkit.ts';
import { failureContext } from './failure-context.ts';

const MESSAGES = { chromium: CHROMIUM, firefox: FIREFOX, webkit: WEBKIT };

/**
 * The console line of each engine that names the cause of a failure, as Chromium 156, Firefox 153 and WebKitGTK 2.50
 * print it for `fetch()`. Absent if an engine does not mention CORS. If a request needs the user's permission and
 * nothing else fails, these are the lines printed after the user denies it.
 *
 * @example
 * engineMessages(trace).firefox; // "Cross-Origin Request Blocked: ..."
 */
export function engineMessages(trace: Trace): Readonly<Partial<Record<EngineName, string>>> {
  const messages: Partial<Record<EngineName, string>> = {};
  for (const engine of ENGINES) {
    const message = messageOf(engine, trace);
    if (message !== undefined) messages[engine] = message;
  }
  return messages;
}

const ENGINES = ['chromium', 'firefox', 'webkit'] as const;

function messageOf(engine: EngineName, trace: Trace): string | undefined {
  const failure = failureContext(trace);
  const step = trace.steps.find(({ localNetwork }) => localNetwork !== undefined);
  const verdict = step?.localNetwork?.[engine];
  // a response that fails shows that the user granted access
  const isDenied = verdict === 'ask' && (failure === undefined || failure.step.stage === 'page');
  if (step !== undefined && (isDenied || verdict === 'block')) return localNetworkMessage(engine, step, trace.request);
  return failure && MESSAGES[engine][failure.step.problem]?.(failure);
}
