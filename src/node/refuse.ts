import type { CorsRequest } from '../classify/request.ts';
import { callFailed, isThenable } from '../decide/call-user-function.ts';
import { REFUSED_BODY } from '../decide/refusal.ts';
import type { CorsEnforceOptions } from '../options/options.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { CorsNext, CorsResponse } from './response.ts';

/** Answers a request that the guard refused, or lets the application's own handler do it. */
export function respondRefused(
  { enforce }: PolicyCore,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const onRefused = enforce?.onRefused;
  if (onRefused !== undefined) {
    callOnRefused(onRefused, request, response, next);
    return;
  }
  response.statusCode = 403;
  response.setHeader('Content-Type', 'application/json');
  response.end(REFUSED_BODY);
}

/** What the handler throws, or rejects with, is the application's to answer, unless it has handed the request on: `next` is called once. */
function callOnRefused(
  onRefused: NonNullable<CorsEnforceOptions['onRefused']>,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  let nextCalled = false;
  const once: CorsNext = (error) => {
    nextCalled = true;
    next(error);
  };
  const failed = (error: unknown): void => {
    if (nextCalled) throw error;
    next(callFailed('enforce.onRefused', error).error);
  };
  try {
    const returned: unknown = onRefused(request as never, response as never, once); // the application's own types
    if (isThenable(returned)) returned.then(undefined, failed);
  } catch (error) {
    failed(error);
  }
}
