import type { RequestHandler } from 'express';
import type { RawResponse, RawServer } from '../scenario.ts';
import { isPreflight } from './records.ts';

/** Sets CORS headers by hand, as a faulty server would. Without a response for preflights, the application gets them. */
export function rawMiddleware({ preflight, actual, onlyWithOrigin }: RawServer): RequestHandler {
  return (request, response, next) => {
    if (preflight !== undefined && isPreflight(request)) {
      write(preflight);
      response.status(preflight.status ?? 204).end();
      return;
    }
    const isLeftAlone = onlyWithOrigin === true && request.headers.origin === undefined;
    if (actual !== undefined && !isPreflight(request) && !isLeftAlone) write(actual);
    next();

    function write(raw: RawResponse): void {
      for (const [name, value] of raw.headers) response.append(name, value);
    }
  };
}
