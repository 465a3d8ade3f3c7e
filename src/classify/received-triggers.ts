import { pageHeaders } from './page-headers.ts';
import { type HeaderTrigger, type MethodTrigger, requestTriggers } from './preflight-triggers.ts';
import type { CorsRequest } from './request.ts';

/** One thing about a received request that triggers a preflight. */
export type ReceivedTrigger = MethodTrigger | Omit<HeaderTrigger, 'value'>;

/** Why a browser sent a preflight before a request that arrived. */
export function receivedTriggers(
  { method = 'GET', headers }: CorsRequest,
  ignoreHeaders: readonly string[],
): readonly ReceivedTrigger[] {
  const ignored = new Set(ignoreHeaders.map((name) => name.toLowerCase()));
  const sent = pageHeaders(headers).filter(([name]) => !ignored.has(name));
  return requestTriggers(method, sent).map((trigger) =>
    trigger.code === 'method' ? trigger : { code: trigger.code, name: trigger.name, why: trigger.why },
  );
}
