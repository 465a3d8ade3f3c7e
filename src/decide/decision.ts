import type { ReceivedRequest } from '../classify/classify.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { CorsDecision, ResponseTable, ResponseTemplate } from '../policy/responses.ts';
import type { Header } from '../standard/request-headers.ts';
import { isTokenList } from '../standard/tokens.ts';

// longer than any page needs, short enough to send back
const LONGEST_REFLECTED = 4096;

/** Whatever takes header fields one by one, as a response does. */
interface HeaderTarget {
  setHeader(name: string, value: string): unknown;
}

/**
 * The answer to an exchange, as data. `allowed` is what the origin rule said; it matters to no one without an Origin.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function decide(policy: PolicyCore, exchange: ReceivedRequest, allowed: boolean): CorsDecision {
  const cell = selectResponse(policy.responses, exchange, allowed);
  if (cell.allowOrigin === 'none' && !cell.reflectsRequestHeaders) return cell.decision;
  const set: Header[] = [];
  writeHeaders(cell, exchange, { setHeader: (name, value) => set.push([name, value]) });
  return { ...cell.decision, set };
}

/** Which of a policy's answers goes with an exchange. */
export function selectResponse(cells: ResponseTable, exchange: ReceivedRequest, allowed: boolean): ResponseTemplate {
  switch (exchange.kind) {
    case 'not-cors':
      return cells.notCors;
    case 'actual':
      return allowed ? cells.actual.allowed : cells.actual.refused;
    case 'preflight':
      return allowed ? cells.preflight.allowed : cells.preflight.refused;
  }
}

/**
 * Says the fields of an answer in their order, with the bytes of the request where they belong: to a list for a decision, to
 * a response without a detour. What is the same for everyone stands here as literals, which Node sets soonest.
 */
export function writeHeaders(
  { decision, allowOrigin, reflectsRequestHeaders }: ResponseTemplate,
  exchange: ReceivedRequest,
  to: HeaderTarget,
): void {
  const { set } = decision;
  if (allowOrigin === 'any') to.setHeader('Access-Control-Allow-Origin', '*');
  else if (allowOrigin === 'own' && exchange.kind !== 'not-cors')
    to.setHeader('Access-Control-Allow-Origin', exchange.origin);
  // by index, since an iterator costs an object a field
  for (let at = 0; at < set.length; at++) {
    const field = set[at] as Header; // within its length
    to.setHeader(field[0], field[1]);
  }
  if (reflectsRequestHeaders && exchange.kind === 'preflight' && isReflectable(exchange.headers))
    to.setHeader('Access-Control-Allow-Headers', exchange.headers);
}

/** May this list of header names go back as it came? */
export function isReflectable(headers: string | undefined): headers is string {
  return headers !== undefined && headers.length <= LONGEST_REFLECTED && isTokenList(headers);
}
