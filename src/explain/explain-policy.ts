import type { PageRequest, RawResponse, WireRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { Trace } from '../browser/verdict.ts';
import type { CorsPolicy } from '../decide/evaluate.ts';
import { type CorsReason, reasons } from '../decide/reasons.ts';
import type { Header } from '../standard/request-headers.ts';
import { appendVary } from '../standard/vary.ts';

/** What a browser makes of a policy, and why the policy answers as it does. */
export interface Explanation extends Trace {
  /** What to change in the options, where they are what blocks the request. */
  readonly reasons: readonly CorsReason[];
}

/** What the application answers where the policy hands a request on. */
export type ApplicationResponse = Pick<RawResponse, 'status' | 'headers'>;

const OK: ApplicationResponse = { status: 200, headers: [] };

/**
 * Puts a policy and a browser together, without a network: would this page get to read the answer, and if not, which
 * check fails on which bytes, and which option is the reason?
 *
 * @param answer what the application behind the policy answers; 200 by default
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
  answer: ApplicationResponse = OK,
): Promise<Explanation> {
  const trace = await perform(request, (wire) => respond(policy, wire, answer));
  const last = trace.exchanges[trace.exchanges.length - 1];
  const why = trace.verdict.kind === 'blocked' && last !== undefined ? reasons(policy, received(last.request)) : [];
  return { ...trace, reasons: why };
}

async function respond(policy: CorsPolicy, wire: WireRequest, answer: ApplicationResponse): Promise<RawResponse> {
  const { set, vary, status } = await policy.evaluate(received(wire));
  const own = status === undefined ? answer : { status, headers: [] };
  const varying: readonly Header[] = vary.length === 0 ? [] : [['Vary', appendVary(undefined, vary)]];
  return { status: own.status, headers: [...set, ...varying, ...own.headers] };
}

/** As servers hand it to their applications: names in lower case, lines of one name in one value. */
function received({ method, url, headers }: WireRequest): {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const fields: Record<string, string> = Object.assign(Object.create(null), { host: new URL(url).host });
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = fields[key];
    fields[key] = before === undefined ? value : `${before}, ${value}`;
  }
  return { method, headers: fields };
}
