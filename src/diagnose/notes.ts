import type { PageRequest, WireExchange } from '../browser/page-request.ts';
import type { Trace } from '../browser/verdict.ts';
import { isSameSite } from '../browser/wire-request.ts';
import { headerLines, headerValue } from '../standard/header-lines.ts';
import { normalizeMethod } from '../standard/methods.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { dropsAuthorization, variesByOrigin } from './failure-context.ts';
import { hiddenHeadersNote } from './hidden-headers.ts';
import { isResponseHeader, responseHeaderDiagnosis } from './response-headers.ts';

/** Problems that will appear later, although they do not block this request. */
export function notesOn(trace: Trace, evidence: Evidence): readonly Diagnosis[] {
  const { crossOrigin, exchanges, verdict } = trace;
  if (!crossOrigin) return [];
  const last = exchanges.at(-1);
  const actual = exchanges.filter(({ request }) => request.stage === 'actual');
  const notes = [
    responseHeaderNote(trace),
    ...actual.flatMap((exchange) => [cookieNote(trace, exchange), varyNote(trace, exchange, evidence)]),
    verdict.kind === 'blocked' ? undefined : methodCase(trace.request),
    last && verdict.kind === 'readable' && dropsAuthorization(exchanges)
      ? authorizationDropped(last.request.url)
      : undefined,
    verdict.kind === 'readable' ? hiddenHeadersNote(trace) : undefined,
  ];
  return notes.filter((note) => note !== undefined);
}

function responseHeaderNote({ preflightTriggers }: Trace): Diagnosis | undefined {
  const names = preflightTriggers.flatMap((trigger) => (trigger.code === 'header' ? trigger.name : []));
  const wrong = names.filter(isResponseHeader);
  return wrong.length === 0 ? undefined : responseHeaderDiagnosis(wrong);
}

/** https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-samesite-attribute-2 */
function cookieNote({ request }: Trace, { response: { headers } }: WireExchange): Diagnosis | undefined {
  if (request.credentials !== 'include' || isSameSite(request.origin, new URL(request.url))) return undefined;
  const lost = headerLines(headers, 'Set-Cookie').filter(
    (line) => !/;\s*samesite=none\s*(?:;|$)/i.test(line) || !/;\s*secure\s*(?:;|$)/i.test(line),
  );
  if (lost.length === 0) return undefined;
  const names = lost.map((line) => JSON.stringify(line.replace(/=.*/, ''))).join(', ');
  return {
    code: 'cookie-same-site',
    message: `Browsers do not send the cookie${lost.length > 1 ? 's' : ''} ${names} with requests from another site`,
    page: "Serve the API from the page's own site, or send a token in a header instead of the cookie",
    fix: 'Send Set-Cookie with SameSite=None; Secure',
  };
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches */
function varyNote({ request }: Trace, { response }: WireExchange, { withoutOrigin }: Evidence): Diagnosis | undefined {
  const allowed = headerValue(response.headers, 'Access-Control-Allow-Origin');
  if (allowed !== request.origin || variesByOrigin(response)) return undefined;
  // the same value for everyone
  if (withoutOrigin !== undefined && headerValue(withoutOrigin.headers, 'Access-Control-Allow-Origin') === allowed)
    return undefined;
  return {
    code: 'missing-vary',
    message: 'The response allows only this origin and has no Vary: Origin, so a cache can reuse it for other pages',
    page: "Use fetch() with cache: 'no-store'",
    fix: 'Send Vary: Origin with every response from this URL',
  };
}

/** A method that browsers do not uppercase. */
export function methodCase({ method = 'GET' }: PageRequest): Diagnosis | undefined {
  const sent = normalizeMethod(method);
  if (sent === sent.toUpperCase()) return undefined;
  return {
    code: 'method-case',
    message: `Browsers send ${sent} as written, which most servers do not accept`,
    page: `Use ${sent.toUpperCase()}`,
    fix: `Allow ${sent.toUpperCase()} instead of ${sent}: methods are case-sensitive`,
  };
}

export function authorizationDropped(url: string): Diagnosis {
  return {
    code: 'authorization-dropped',
    message: `Browsers drop Authorization when a redirect goes to another origin: ${new URL(url).origin} never received it`,
    page: 'Send Authorization directly to the final URL',
    fix: 'Respond directly instead of redirecting',
  };
}
