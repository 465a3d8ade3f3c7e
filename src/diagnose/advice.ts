import type { RawResponse } from '../browser/page-request.ts';
import type { Trace } from '../browser/verdict.ts';
import { isSameSite } from '../browser/wire-request.ts';
import { headerLines, headerValue } from '../standard/header-lines.ts';
import type { Diagnosis } from './diagnosis.ts';
import { variesByOrigin } from './refusals.ts';

/** Headers that scripts look for; what browsers and tools alone care about is no loss. */
const WANTED = /^(?:etag|location|link|content-disposition|content-range|retry-after|www-authenticate)$|^x-|ratelimit/;
const UNWANTED =
  /^x-(?:powered-by|content-type-options|dns-prefetch-control|download-options|frame-options|permitted-cross-domain-policies|xss-protection|cache.*)$/;

/** What will bite later, though it is not what blocks this request. */
export function adviceFor(trace: Trace): readonly Diagnosis[] {
  const { request, verdict, exchanges } = trace;
  if (!trace.crossOrigin) return [];
  const answers = exchanges.filter((exchange) => exchange.request.stage === 'actual').map(({ response }) => response);
  const notes = answers.flatMap((answer) => [cookieNote(trace, answer), varyNote(request.origin, answer)]);
  if (verdict.kind === 'readable') notes.push(hiddenNote(trace));
  return notes.filter((note) => note !== undefined);
}

/** https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-samesite-attribute-2 */
function cookieNote({ request }: Trace, { headers }: RawResponse): Diagnosis | undefined {
  if (request.credentials !== 'include' || isSameSite(request.origin, new URL(request.url))) return undefined;
  const lost = headerLines(headers, 'Set-Cookie').filter(
    (line) => !/;\s*samesite=none\s*(?:;|$)/i.test(line) || !/;\s*secure\s*(?:;|$)/i.test(line),
  );
  if (lost.length === 0) return undefined;
  return {
    code: 'cookie-same-site',
    message: `The cookie ${lost.map((line) => line.replace(/=.*/, '')).join(', ')} will not come back from another site`,
    fix: 'Set it with SameSite=None; Secure',
  };
}

/** https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches */
function varyNote(origin: string, response: RawResponse): Diagnosis | undefined {
  if (headerValue(response.headers, 'Access-Control-Allow-Origin') !== origin || variesByOrigin(response))
    return undefined;
  return {
    code: 'missing-vary',
    message: 'The answer names this one origin without Vary: Origin: a cache may hand it to other pages',
    fix: 'Send Vary: Origin on every answer of this URL',
  };
}

function hiddenNote({ steps }: Trace): Diagnosis | undefined {
  const hidden = steps.filter(({ code }) => code === 'exposed-headers').flatMap(({ names = [] }) => names);
  const missed = hidden.filter((name) => WANTED.test(name) && !UNWANTED.test(name));
  if (missed.length === 0) return undefined;
  return {
    code: 'hidden-headers',
    message: `The script cannot read ${missed.join(', ')}`,
    fix: `If it has to, write exposedHeaders: [${missed.map((name) => `'${name}'`).join(', ')}]`,
  };
}
