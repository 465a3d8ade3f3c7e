import type { CorsIssue } from '../options/issues.ts';
import { LAYERED } from '../options/warn-once.ts';
import type { PolicyCore } from '../policy/policy.ts';
import { mergeVary } from '../standard/vary.ts';
import { type CorsWebDelegate, decideFor, type WebJudgement } from './decide.ts';
import { hasForeignCorsHeaders, refusal, writeHeadersTo } from './response.ts';

/** A handler of web-standard requests; whatever its framework passes beside the request is handed on. */
export type CorsWebHandler<Incoming extends Request, Rest extends readonly unknown[]> = (
  request: Incoming,
  ...rest: Rest
) => Response | PromiseLike<Response>;

/** A policy over `Request` and `Response`: around a handler, or in two halves for frameworks with hooks. */
export interface CorsWeb {
  /**
   * The handler with the policy around it. It is not called for preflights, nor for requests that the guard refuses.
   * What it throws passes through.
   *
   * @example
   * export default { fetch: wrap((request) => Response.json({ path: new URL(request.url).pathname })) };
   */
  readonly wrap: <Incoming extends Request, Rest extends readonly unknown[]>(
    handler: CorsWebHandler<Incoming, Rest>,
  ) => (request: Incoming, ...rest: Rest) => Promise<Response>;
  /**
   * The first half, before the application: the answer to a preflight or to a request that the guard refuses, nothing
   * for all others. Rejects with what went wrong in an origin function or a delegate.
   */
  readonly respond: (request: Request) => Promise<Response | undefined>;
  /**
   * The second half, after the application: its response with the policy's fields. The same object where it can be
   * changed, otherwise a copy with the same body, status and lines of Set-Cookie.
   */
  readonly finish: (request: Request, response: Response) => Promise<Response>;
}

/**
 * What the layer nearest to the application said. Layers around it keep to that, as they do where fields are set before
 * the application runs: the last policy applied wins whole.
 */
const innermost = new WeakMap<Request, WebJudgement>();

/** A layer around an application, deciding by one policy or by the one that a delegate chooses. */
export function createLayer(
  source: PolicyCore | CorsWebDelegate,
  policyOf: (options: unknown) => PolicyCore,
  warn: (issue: CorsIssue) => void,
): CorsWeb {
  // from the first half to the second, so that nobody is asked twice about one request
  const verdicts = new WeakMap<Request, WebJudgement>();

  const begin = async (request: Request): Promise<WebJudgement> => {
    innermost.delete(request);
    const verdict = await decideFor(source, policyOf, request);
    verdicts.set(request, verdict);
    return verdict;
  };

  const respond = async (request: Request): Promise<Response | undefined> => {
    const verdict = await begin(request);
    if ('error' in verdict) {
      innermost.set(request, verdict);
      throw verdict.error;
    }
    const { policy, decision } = verdict;
    if (decision.status === undefined) return undefined;
    const own =
      decision.guard === 'refused' ? await refuse(policy, request) : new Response(null, { status: decision.status });
    if (own === undefined) return undefined;
    innermost.set(request, verdict);
    return writeHeadersTo(own, request, decision);
  };

  const finish = async (request: Request, response: Response): Promise<Response> => {
    const begun = verdicts.get(request);
    const verdict = begun ?? (await begin(request));
    if (begun === undefined && 'error' in verdict) throw verdict.error;
    const inner = innermost.get(request);
    if (inner === undefined ? hasForeignCorsHeaders(response) : inner !== verdict) warn(LAYERED);
    const { set, vary } = (inner ?? verdict).decision;
    innermost.set(request, inner ?? verdict);
    return writeHeadersTo(response, request, { set, vary: mergeVary(verdict.decision.vary, vary) });
  };

  const wrap: CorsWeb['wrap'] =
    (handler) =>
    async (request, ...rest) =>
      (await respond(request)) ?? finish(request, await handler(request, ...rest));

  return Object.freeze({ wrap, respond, finish });
}

/** How `onRefused` is called in this entry: a response is what it returns, not what it is given. */
type RefusalHandler = (
  request: Request,
  response: undefined,
  next: (error?: unknown) => void,
) => Response | undefined | PromiseLike<Response | undefined>;

/** The application's own refusal, or nothing where it calls `next()`; ours in all other cases. */
async function refuse({ enforce }: PolicyCore, request: Request): Promise<Response | undefined> {
  const onRefused = enforce?.onRefused as RefusalHandler | undefined; // its type is the application's
  let passed: { readonly error: unknown } | undefined;
  const own = await onRefused?.(request, undefined, (error) => {
    passed ??= { error };
  });
  if (passed?.error) throw passed.error;
  return own ?? (passed === undefined ? refusal() : undefined);
}
