import type { DelegateCaller } from '../decide/call-delegate.ts';
import type { CorsIssue } from '../options/issues.ts';
import { loadAdvice } from '../options/load-advice.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { mergeVary } from '../standard/vary.ts';
import { type Decided, decideFor, type WebJudgement } from './decide.ts';
import { refuse } from './refuse.ts';
import { hasForeignCorsHeaders, writeHeadersTo } from './response.ts';

/**
 * A handler of web-standard requests. Its framework may pass more arguments.
 *
 * @example
 * const handler = async (request: Request): Promise<Response> => Response.json({ url: request.url });
 */
export type CorsWebHandler<
  Incoming extends Request,
  Rest extends readonly unknown[],
  Returned extends Response | undefined = Response,
> = (request: Incoming, ...rest: Rest) => Returned | PromiseLike<Returned>;

/** How `wrap` handles errors. */
export interface CorsWrapOptions<Incoming extends Request = Request> {
  /**
   * Returns the response to an error of the handler, of an origin function or of a delegate. The response gets the CORS
   * headers and `Vary` like any other. Without `onError`, or if it returns `undefined`, the error is thrown.
   *
   * @default none
   * @example wrap(handle, { onError: () => new Response('Internal Server Error', { status: 500 }) })
   */
  readonly onError?: CorsWebErrorHandler<Incoming> | undefined;
}

/**
 * Returns the response to an error, or `undefined` to throw it.
 *
 * @example
 * const onError = (error: unknown) => new Response(String(error), { status: 500 });
 */
export type CorsWebErrorHandler<Incoming extends Request = Request> = (
  error: unknown,
  request: Incoming,
) => Response | undefined | void | PromiseLike<Response | undefined | void>;

/** A policy for `Request` and `Response`: around a handler, or in two halves for frameworks with hooks. */
export interface CorsWeb {
  /**
   * Wraps a handler, which is not called for preflights or for requests that the guard refuses. Its errors are rethrown
   * unless `onError` returns a response. If it returns `undefined`, so does the wrapper: in some runtimes that means an
   * upgrade.
   *
   * @example
   * const onError = () => new Response('Internal Server Error', { status: 500 });
   * export default { fetch: wrap((request) => Response.json({ path: new URL(request.url).pathname }), { onError }) };
   */
  readonly wrap: <
    Incoming extends Request,
    Rest extends readonly unknown[],
    Returned extends Response | undefined = Response,
  >(
    handler: CorsWebHandler<Incoming, Rest, Returned>,
    options?: CorsWrapOptions<Incoming>,
  ) => (request: Incoming, ...rest: Rest) => Promise<Finished<Returned>>;
  /**
   * The first half, to call before the application. Resolves to the response to a preflight or to a request that the
   * guard refuses, and to `undefined` for all others. Rejects with the error of an origin function or a delegate;
   * `finish` then adds `Vary` to the response to that error.
   *
   * @example
   * const early = await respond(request);
   * if (early) return early;
   */
  readonly respond: (request: Request) => Promise<Response | undefined>;
  /**
   * The second half, to call after the application. Resolves to its response with the policy's headers: the same object
   * if it can be changed, otherwise a copy with the same body, status and Set-Cookie lines.
   *
   * @example
   * return finish(request, await handle(request));
   */
  readonly finish: <Returned extends Response | undefined>(
    request: Request,
    response: Returned,
  ) => Promise<Finished<Returned>>;
}

/** A copied response is a plain `Response`. */
type Finished<Returned> = Response | Exclude<Returned, Response>;

/**
 * What the layer nearest to the application decided. Outer layers use its headers, as with the middleware of the Node
 * entry: only the last policy applies.
 */
const innermost = new WeakMap<Request, WebJudgement>();

/** A layer around an application, with one policy or with the one that a delegate chooses. */
export function createLayer(source: PolicyCore | DelegateCaller, warn: (issue: CorsIssue) => void): CorsWeb {
  // kept for the second half, so that functions are called once per request
  const judgements = new WeakMap<Request, WebJudgement>();

  const begin = async (request: Request): Promise<Decided> => {
    const judgement = await decideFor(source, request);
    judgements.set(request, judgement);
    innermost.set(request, judgement);
    if ('error' in judgement) throw judgement.error;
    return judgement;
  };

  const respond = async (request: Request): Promise<Response | undefined> => {
    const { policy, decision } = await begin(request);
    if (decision.status === undefined) return undefined;
    const own =
      decision.guard === 'refused'
        ? await refuse(policy, request, decision)
        : new Response(null, { status: decision.status });
    return own && writeHeadersTo(own, request, decision);
  };

  const finish = async <Returned extends Response | undefined>(
    request: Request,
    response: Returned,
  ): Promise<Finished<Returned>> => {
    const judgement: WebJudgement = judgements.get(request) ?? (await begin(request));
    if (!response) return response as Exclude<Returned, Response>; // a response is an object
    const inner = innermost.get(request) as WebJudgement; // set by `begin`, which this layer has called
    if (inner !== judgement || hasForeignCorsHeaders(response)) warn(loadAdvice().layered());
    const { set, vary } = inner.decision;
    return writeHeadersTo(response, request, { set, vary: mergeVary(judgement.decision.vary, vary) });
  };

  const wrap: CorsWeb['wrap'] =
    (handler, { onError } = {}) =>
    async (request, ...rest) => {
      try {
        return (await respond(request)) ?? (await finish(request, await handler(request, ...rest)));
      } catch (error) {
        const response = await onError?.(error, request);
        if (!response) throw error;
        return finish(request, response);
      }
    };

  return Object.freeze({ wrap, respond, finish });
}
