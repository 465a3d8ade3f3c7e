import type { CorsRequest } from '../classify/request.ts';
import { callFailed } from '../decide/call-user-function.ts';
import { refusedBody } from '../decide/refusal.ts';
import { loadAdvice } from '../options/load-advice.ts';
import type { CorsEnforceOptions } from '../options/options.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { warn } from './emit-warning.ts';
import type { CorsNext, CorsResponse } from './response.ts';

/** Responds to a request that the guard refused, or lets the application's own handler respond. */
export function respondRefused(
  { enforce }: PolicyCore,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
  code: string | undefined,
): void {
  const onRefused = enforce?.onRefused;
  if (onRefused !== undefined) {
    callOnRefused(onRefused, request, response, next);
    return;
  }
  response.statusCode = 403;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(refusedBody(code)));
}

/** Calls the application's handler. An error goes to `next`, which is called once: by the handler or, if it fails, here. */
function callOnRefused(
  onRefused: NonNullable<CorsEnforceOptions['onRefused']>,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  let nextCalled = false;
  const once: CorsNext = (error) => {
    if (nextCalled) return;
    nextCalled = true;
    next(error);
  };
  const failed = (error: unknown): void => {
    if (nextCalled) warn(loadAdvice().failedAfterNext());
    else once(callFailed('enforce.onRefused', error).error);
  };
  try {
    const returned: unknown = onRefused(request as never, response as never, once); // the application's own types
    Promise.resolve(returned).then(undefined, failed);
  } catch (error) {
    // a later handler threw it inside next(): do not pass it to next()
    if (nextCalled) throw error;
    failed(error);
  }
}
