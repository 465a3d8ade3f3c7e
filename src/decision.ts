import type { Cell, CorsDecision, Field } from './cells.ts';
import type { PolicyCore } from './policy.ts';
import type { ActualRequest, CorsExchange, Preflight } from './request.ts';
import { isTokenList } from './standard/tokens.ts';

// longer than any page needs, short enough to send back
const LONGEST_ECHO = 4096;

/**
 * Picks the answer to an exchange. `allowed` is what the origin rule said; it matters to no one without an Origin.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function decide({ cells }: PolicyCore, exchange: CorsExchange, allowed: boolean): CorsDecision {
  if (exchange.kind === 'not-cors') return cells.notCors.decision;
  const cell = cells[exchange.kind][allowed ? 'allowed' : 'refused'];
  return cell.holes === 'none' ? cell.decision : fill(cell, exchange);
}

function fill({ decision, holes }: Cell, exchange: ActualRequest | Preflight): CorsDecision {
  const set: Field[] = [['Access-Control-Allow-Origin', exchange.origin], ...decision.set];
  if (holes === 'origin-and-headers' && exchange.kind === 'preflight' && isEchoable(exchange.headers)) {
    set.push(['Access-Control-Allow-Headers', exchange.headers]);
  }
  return { exchange: decision.exchange, allowed: decision.allowed, set, vary: decision.vary, status: decision.status };
}

function isEchoable(headers: string | undefined): headers is string {
  return headers !== undefined && headers.length <= LONGEST_ECHO && isTokenList(headers);
}
