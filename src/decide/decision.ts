import type { ReceivedRequest } from '../classify/read-request.ts';
import type { ResponseTemplate } from '../policy/responses.ts';
import type { Header } from '../standard/request-headers.ts';
import { isTokenList } from '../standard/tokens.ts';

/** What to do about one request, as plain data. */
export interface CorsDecision {
  /** Whether it was a preflight, a request with an Origin header, or one without. */
  readonly requestKind: ReceivedRequest['kind'];
  /** Whether the origin may read the response; `undefined` without an Origin, or if CORS is off. */
  readonly allowed: boolean | undefined;
  /** The `Access-Control-*` headers to set. Remove those that the response already has. */
  readonly set: readonly Header[];
  /** The request headers that the response depends on, to be added to `Vary`. */
  readonly vary: readonly string[];
  /** The status of a response without a body; `undefined` if the application responds. */
  readonly status: number | undefined;
  /** Present if the guard (`enforce`) refused the request, or would have without `reportOnly`. */
  readonly guard?: 'refused' | 'would-refuse';
  /** Present if the reason was the request's `Host`: see `enforce.allowedHosts`. */
  readonly code?: 'host-not-allowed';
  /**
   * Present if an origin function or `enforce.publicHost` failed: its error, for the error handler of your framework.
   * The `status` is 500 and there are no headers to set, but the response still varies on `vary`.
   */
  readonly error?: unknown;
}

// longer than any page needs, short enough to send back
const LONGEST_REFLECTED = 4096;

/** Whatever sets headers one by one, as a response does. */
interface HeaderTarget {
  setHeader(name: string, value: string): unknown;
}

/** https://fetch.spec.whatwg.org/#http-cors-protocol */
export function toDecision(template: ResponseTemplate, received: ReceivedRequest): CorsDecision {
  const { allowed, vary, status, guard, code } = template;
  const set: Header[] = [];
  writeHeaders(template, received, { setHeader: (name, value) => set.push([name, value]) });
  return { requestKind: received.kind, allowed, set, vary, status, ...(guard && { guard }), ...(code && { code }) };
}

/**
 * Sets the headers of a template, with the request's values, in order: in the list of a decision, or directly on a
 * response. Node is fastest with names that are literals.
 */
export function writeHeaders(
  { allowOrigin, headers, reflectsRequestHeaders }: ResponseTemplate,
  received: ReceivedRequest,
  to: HeaderTarget,
): void {
  if (allowOrigin === 'any') to.setHeader('Access-Control-Allow-Origin', '*');
  else if (allowOrigin === 'own' && received.kind !== 'not-cors')
    to.setHeader('Access-Control-Allow-Origin', received.origin);
  // by index, since an iterator allocates an object for each header
  for (let at = 0; at < headers.length; at++) {
    const header = headers[at] as Header; // within its length
    to.setHeader(header[0], header[1]);
  }
  if (reflectsRequestHeaders && received.kind === 'preflight' && isReflectable(received.headers))
    to.setHeader('Access-Control-Allow-Headers', received.headers);
}

/** Whether this list of header names may be sent back unchanged. */
export function isReflectable(headers: string | undefined): headers is string {
  return headers !== undefined && headers.length <= LONGEST_REFLECTED && isTokenList(headers);
}
