import { failure, isThenable } from '../decide/call-user-function.ts';
import type { CorsEnforceOptions, CorsRequest } from '../options/options.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { REFUSED_BODY } from '../standard/cors-headers.ts';
import type { CorsNext, CorsResponse } from './response.ts';

/** Answers a request that the guard refused, or lets the application's own handler do it. */
export function answerRefused(
  { settings }: PolicyCore,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  const onRefused = settings.enforce?.onRefused;
  if (onRefused !== undefined) {
    handRefused(onRefused, request, response, next);
    return;
  }
  response.statusCode = 403;
  response.setHeader('Content-Type', 'application/json');
  response.end(REFUSED_BODY);
}

/** What the handler throws, or rejects with, is the application's to answer, unless it has handed the request on: `next` is called once. */
function handRefused(
  onRefused: NonNullable<CorsEnforceOptions['onRefused']>,
  request: CorsRequest,
  response: CorsResponse,
  next: CorsNext,
): void {
  let handedOn = false;
  const once: CorsNext = (error) => {
    handedOn = true;
    next(error);
  };
  const failed = (error: unknown): void => {
    if (handedOn) throw error;
    next(failure('enforce.onRefused', error).error);
  };
  try {
    const returned: unknown = onRefused(request as never, response as never, once); // the application's own types
    if (isThenable(returned)) returned.then(undefined, failed);
  } catch (error) {
    failed(error);
  }
}
