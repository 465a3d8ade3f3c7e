import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import { checkLocalNetwork, isMixedContent } from './check-local-network.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { type Finding, isFailure } from './steps.ts';
import { isCrossOrigin } from './wire-request.ts';

/** The checks before a request is sent, and again after each redirect: https://fetch.spec.whatwg.org/#concept-main-fetch */
export function checkMain(request: PreparedRequest): readonly Finding[] {
  const local = checkLocalNetwork(request);
  return local.some(isFailure) ? local : [...local, ...checkOrigins(request)];
}

function checkOrigins(request: PreparedRequest): readonly Finding[] {
  const { url, origin, rules } = request;
  const seen = url.href;
  if (isMixedContent(origin, url, rules.engine)) {
    const message = 'A page loaded over https cannot send requests over http';
    return [{ code: 'mixed-content', problem: 'mixed-content', detail: { url: seen }, seen, message }];
  }
  if (!isCrossOrigin(request)) {
    return [{ code: 'cross-origin', seen, message: "The URL has the page's own origin: CORS does not apply" }];
  }
  const crossOrigin: Finding = { code: 'cross-origin', seen, message: 'The URL and the page have different origins' };
  if (request.mode === 'same-origin') {
    const message = 'The page allows requests to its own origin only (mode: same-origin)';
    return [crossOrigin, { code: 'mode', problem: 'same-origin-mode', detail: { url: seen }, seen, message }];
  }
  if (request.mode === 'no-cors' && request.redirect !== 'follow') {
    const message = 'Mode no-cors is only possible with redirect: follow';
    return [crossOrigin, { code: 'mode', problem: 'invalid-request', detail: { value: request.redirect }, message }];
  }
  if (!/^https?:$/.test(url.protocol)) {
    const message = 'CORS requests are only possible over http and https';
    return [crossOrigin, { code: 'url-scheme', problem: 'url-scheme', detail: { url: seen }, seen, message }];
  }
  return [crossOrigin];
}

/** Browsers use HTTP/2 only over TLS. */
export function checkStream({ body, rules, url }: PreparedRequest): readonly Finding[] {
  if (body?.kind !== 'ReadableStream' || rules.streams !== 'http2-only' || url.protocol !== 'http:') return [];
  const message = 'This engine sends stream bodies over HTTP/2 only';
  return [{ code: 'request', problem: 'invalid-request', detail: { value: body.kind }, seen: body.kind, message }];
}

/** Whether the browser sends a preflight, and all reasons for it. */
export function preflightNeededFinding(triggers: readonly PreflightTrigger[]): Finding {
  const code = 'preflight-needed';
  if (triggers.length === 0) return { code, message: 'This is a simple request: the browser sends no preflight' };
  const names = triggers.map(describeTrigger);
  return { code, names, message: `The browser sends a preflight because of ${names.join(', ')}` };
}

/** One trigger in a few words. */
export function describeTrigger(cause: PreflightTrigger): string {
  switch (cause.code) {
    case 'method':
      return `the ${cause.method} method`;
    case 'header':
      return `the ${cause.name} header${WHY[cause.why]}`;
    case 'upload-listener':
      return 'an upload listener';
    case 'stream-body':
      return 'a stream body';
    case 'forbidden':
      return 'a method or header that no page can send';
  }
}

const WHY = {
  'not-safelisted': '',
  'too-long': ' (longer than 128 bytes)',
  'unsafe-byte': ' (with a byte that is not safelisted)',
  'content-type': ' (with a type that a form cannot send)',
  range: ' (not a single simple range)',
  'total-too-long': ' (more than 1024 bytes in total)',
} as const;
