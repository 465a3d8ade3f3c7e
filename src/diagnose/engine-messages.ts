import type { EngineName } from '../browser/preflight-cache.ts';
import type { Trace } from '../browser/verdict.ts';
import { CHROMIUM } from './engines/chromium.ts';
import { FIREFOX } from './engines/firefox.ts';
import { WEBKIT } from './engines/webkit.ts';
import { failureContext } from './failure-context.ts';

/**
 * The console messages of the three engines for a failure: the line that names the cause, of Chromium 156, Firefox 153
 * and WebKitGTK 2.50, for `fetch()`. Absent where an engine does not mention CORS.
 *
 * @example
 * engineMessages(trace).firefox; // "Cross-Origin Request Blocked: ..."
 */
export function engineMessages(trace: Trace): Readonly<Partial<Record<EngineName, string>>> {
  const failure = failureContext(trace);
  if (failure === undefined) return {};
  const { problem } = failure.step;
  const [chromium, firefox, webkit] = [CHROMIUM, FIREFOX, WEBKIT].map((words) => words[problem]?.(failure));
  return {
    ...(chromium === undefined ? {} : { chromium }),
    ...(firefox === undefined ? {} : { firefox }),
    ...(webkit === undefined ? {} : { webkit }),
  };
}
