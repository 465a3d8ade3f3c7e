import type { ReceivedRequest } from '../classify/read-request.ts';
import { isReflectable } from '../decide/decision.ts';
import { configError } from '../options/issues.ts';
import { withoutState } from '../origin/regexp/without-state.ts';
import type { ResponseTemplate } from '../policy/responses.ts';
import { isFieldValue } from '../standard/header-values.ts';
import { LONGEST_ORIGIN } from '../standard/origins.ts';
import type { Header } from '../standard/request-headers.ts';
import { formatValue } from '../standard/text.ts';
import { type CompatOptions, isDigits } from './options.ts';

/** Where an origin was last found in a long list. A position is valid only while the origin is still there. */
export type Positions = Map<string, number>;

const LONG_LIST = 16;
const DEFAULT_METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';

/**
 * What the function `cors` of npm `cors` does, as data. `configured` is the option `origin`, or what its function passed to
 * the callback. `isChosen`: a function chose it, or all options, for this request, so the response varies on Origin.
 */
export function decide(
  options: CompatOptions,
  configured: unknown,
  isChosen: boolean,
  received: ReceivedRequest,
  positions: Positions,
): ResponseTemplate {
  const origin = configured instanceof String ? String(configured) : configured;
  const requestOrigin = received.kind === 'not-cors' ? '' : received.origin;
  const value = configureOrigin(origin, requestOrigin, isChosen, positions);
  const isOwn = value !== '' && value === requestOrigin;
  const allowOrigin = value === '*' ? 'any' : isOwn ? 'own' : 'none';
  const allowed = received.kind === 'not-cors' || (!origin && !isChosen) ? undefined : allowOrigin !== 'none';
  const headers: Header[] = [];
  const vary = isChosen || (origin && origin !== '*') ? ['Origin'] : [];
  let status: number | undefined;
  if (origin) {
    // `writeHeaders` adds `*` and the request's own origin
    if (allowOrigin === 'none') add(headers, 'Access-Control-Allow-Origin', value, 'origin');
    if (options.credentials === true) headers.push(['Access-Control-Allow-Credentials', 'true']);
    if (received.kind === 'preflight') status = configurePreflight(options, received.headers, headers, vary);
    add(headers, 'Access-Control-Expose-Headers', options.exposedHeaders, 'exposedHeaders');
  }
  const guard = undefined; // npm cors has none
  return { allowed, allowOrigin, headers, reflectsRequestHeaders: false, vary, status, guard, code: guard };
}

/** The value of Access-Control-Allow-Origin; empty if it is not sent. */
function configureOrigin(origin: unknown, requestOrigin: string, isChosen: boolean, positions: Positions): string {
  // `Origin: *`, returned by a function that allows every Origin, must not become the wildcard
  if (origin === '*') return isChosen && requestOrigin === '*' ? '' : '*';
  if (typeof origin === 'string') return origin;
  if (!isOriginAllowed(requestOrigin, origin, positions) || requestOrigin === '*') return '';
  // Node joins several Origin headers with commas; three searches are faster than a RegExp
  const isList = requestOrigin.includes(',') || requestOrigin.includes(' ') || requestOrigin.includes('\t');
  return isList ? '' : requestOrigin;
}

function isOriginAllowed(requestOrigin: string, allowed: unknown, positions: Positions): boolean {
  if (Array.isArray(allowed)) return isListed(requestOrigin, allowed, positions);
  if (allowed instanceof RegExp) {
    const regexp = allowed.global || allowed.sticky ? withoutState(allowed) : allowed;
    // no browser sends a longer Origin, and a RegExp can be slow
    return requestOrigin !== '' && requestOrigin.length <= LONGEST_ORIGIN && regexp.test(requestOrigin);
  }
  if (typeof allowed === 'string' || allowed instanceof String) return requestOrigin === String(allowed);
  if (!allowed || allowed === true) return allowed === true;
  const found = `npm cors treats ${formatValue(allowed)} as any origin`;
  throw configError('invalid-type', 'origin', found, 'Use a string, a RegExp, a list of them, true or false');
}

function isListed(requestOrigin: string, list: readonly unknown[], positions: Positions): boolean {
  const isLong = list.length >= LONG_LIST;
  const position = isLong ? positions.get(requestOrigin) : undefined;
  if (position !== undefined && list[position] === requestOrigin) return true;
  for (let at = 0; at < list.length; at++) {
    const entry = list[at];
    if (entry === requestOrigin) {
      if (positions.size > list.length) positions.clear();
      if (isLong) positions.set(requestOrigin, at);
      return true;
    }
    if (typeof entry !== 'string' && isOriginAllowed(requestOrigin, entry, positions)) return true;
  }
  return false;
}

/** Adds the headers that only preflights get. The status is `undefined` if the application responds. */
function configurePreflight(
  options: CompatOptions,
  requestHeaders: string | undefined,
  headers: Header[],
  vary: string[],
): number | undefined {
  const { maxAge, preflightContinue, methods } = options;
  const allowedMethods = Array.isArray(methods) ? methods : String((methods ?? DEFAULT_METHODS) || '');
  add(headers, 'Access-Control-Allow-Methods', allowedMethods, 'methods');
  const allowedHeaders = options.allowedHeaders || options.headers;
  if (!allowedHeaders) vary.push('Access-Control-Request-Headers');
  if (allowedHeaders) add(headers, 'Access-Control-Allow-Headers', allowedHeaders, 'allowedHeaders');
  else if (isReflectable(requestHeaders)) headers.push(['Access-Control-Allow-Headers', requestHeaders]);
  const isSeconds = typeof maxAge === 'number' ? maxAge >= 0 : isDigits(maxAge);
  if (isSeconds) headers.push(['Access-Control-Max-Age', String(maxAge)]);
  if (preflightContinue) return undefined;
  headers.push(['Content-Length', '0']); // some versions of Safari wait for a body without it
  return toStatus(options.optionsSuccessStatus);
}

/** Adds a list or a string. npm `cors` does not send values that have no length. */
function add(headers: Header[], name: string, value: unknown, option: string): void {
  const isText = typeof value === 'string' || value instanceof String;
  const text = Array.isArray(value) ? value.join(',') : isText ? String(value) : '';
  if (text === '') return;
  if (!isFieldValue(text)) {
    const found = `${formatValue(text)} contains a character not allowed in headers`;
    const code =
      option === 'origin' ? 'invalid-origin' : option === 'methods' ? 'invalid-method' : 'invalid-header-name';
    throw configError(code, option, found, 'Remove line breaks and characters outside Latin-1');
  }
  headers.push([name, text]);
}

function toStatus(value: unknown): number {
  const status = isDigits(value) ? Number(value) : (value ?? 204);
  if (typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999) return status;
  const found = `${formatValue(value)} is not a valid status, so every preflight would fail`;
  throw configError('invalid-success-status', 'optionsSuccessStatus', found, 'Use 204, or 200 for very old clients');
}
