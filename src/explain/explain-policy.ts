import type { PageRequest, RawResponse, WireRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { Trace } from '../browser/verdict.ts';
import type { CorsPolicy } from '../decide/evaluate.ts';
import type { CorsReason } from '../decide/find-reasons.ts';
import { reasons } from '../decide/reasons.ts';
import type { Header } from '../standard/request-headers.ts';

/** The trace of a browser, and why the policy sends what it sends. */
export interface Explanation extends Trace {
  /** What to change in the options, if they block the request. */
  readonly reasons: readonly CorsReason[];
}

/** What the application sends when the policy calls it. */
export type ApplicationResponse = Pick<RawResponse, 'status' | 'headers'>;

const OK: ApplicationResponse = { status: 200, headers: [] };

/**
 * Does what a browser does with the responses of a policy, without a network: can this page read the response? If not,
 * which check fails on which value, and which option is the reason?
 *
 * @param response what the application sends when the policy calls it; 200 by default
 * @throws what an origin function throws
 * @example
 * const { verdict, reasons } = await explain(createPolicy({ origin: 'https://app.example.com' }), {
 *   origin: 'http://app.example.com',
 *   url: 'https://api.example.com/items',
 * });
 * // verdict.kind: 'blocked', reasons[0].message: '"http://app.example.com" is not allowed; ... the scheme differs'
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export async function explain(
  policy: CorsPolicy,
  request: PageRequest,
  response: ApplicationResponse = OK,
): Promise<Explanation> {
  const trace = await perform(request, (wire) => respond(policy, wire, response));
  const last = trace.exchanges[trace.exchanges.length - 1];
  const why = trace.verdict.kind === 'blocked' && last !== undefined ? reasons(policy, received(last.request)) : [];
  return { ...trace, reasons: why };
}

/** The response of an application with a policy. */
export async function respond(
  policy: CorsPolicy,
  wire: WireRequest,
  response: ApplicationResponse,
): Promise<RawResponse> {
  const decision = await policy.evaluate(received(wire));
  if ('error' in decision) throw decision.error;
  const { set, vary, status } = decision;
  const own = status === undefined ? response : { status, headers: [] };
  const varying: readonly Header[] = vary.length === 0 ? [] : [['Vary', vary.join(', ')]];
  return { status: own.status, headers: [...set, ...varying, ...own.headers] };
}

/** As Node passes it to applications: names in lower case, lines of one name joined. */
function received({ method, url, headers }: WireRequest): {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const joined: Record<string, string> = Object.assign(Object.create(null), { host: new URL(url).host });
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = joined[key];
    joined[key] = before === undefined ? value : `${before}, ${value}`;
  }
  return { method, headers: joined };
}
