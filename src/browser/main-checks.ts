import type { PreflightTrigger } from '../classify/preflight-triggers.ts';
import type { PreparedRequest } from './prepare-request.ts';
import type { Finding } from './steps.ts';
import { isCrossOrigin, isTrustworthy } from './wire-request.ts';

/** What is looked at before anything is sent, again after each redirect: https://fetch.spec.whatwg.org/#concept-main-fetch */
export function checkMain(request: PreparedRequest): readonly Finding[] {
  const { url } = request;
  const seen = url.href;
  if (request.origin.startsWith('https:') && url.protocol === 'http:' && !isTrustworthy(url)) {
    const message = 'A page that came by https may not ask over http';
    return [{ code: 'mixed-content', problem: 'mixed-content', seen, message }];
  }
  if (!isCrossOrigin(request)) {
    return [{ code: 'cross-origin', seen, message: "The URL is of the page's own origin: CORS has no say" }];
  }
  const crossOrigin: Finding = { code: 'cross-origin', seen, message: 'The URL is of another origin than the page' };
  if (request.mode === 'same-origin') {
    const message = 'The page asked for its own origin only (mode same-origin)';
    return [crossOrigin, { code: 'mode', problem: 'same-origin-mode', seen, message }];
  }
  if (request.mode === 'no-cors' && request.redirect !== 'follow') {
    const message = 'Mode no-cors goes with following redirects only';
    return [crossOrigin, { code: 'mode', problem: 'invalid-request', message }];
  }
  if (!/^https?:$/.test(url.protocol)) {
    return [crossOrigin, { code: 'url-scheme', problem: 'url-scheme', seen, message: 'CORS is for http and https' }];
  }
  return [crossOrigin];
}

/** Whether the browser asks first, and all reasons why. */
export function preflightNeededFinding(triggers: readonly PreflightTrigger[]): Finding {
  const code = 'preflight-needed';
  if (triggers.length === 0) return { code, message: 'This is a simple request: it is sent without a preflight' };
  const names = triggers.map(describeTrigger);
  return { code, names, message: `The browser asks first, because of ${names.join(', ')}` };
}

/** One cause in a few words. */
export function describeTrigger(cause: PreflightTrigger): string {
  switch (cause.code) {
    case 'method':
      return `the method ${cause.method}`;
    case 'header':
      return `the header ${cause.name}${WHY[cause.why]}`;
    case 'upload-listener':
      return 'a listener on the upload';
    case 'stream-body':
      return 'a stream as body';
    case 'forbidden':
      return 'a header or method that no page can send';
  }
}

const WHY = {
  'not-safelisted': '',
  'too-long': ' (over 128 bytes)',
  'unsafe-byte': ' (a byte that is not safelisted)',
  'content-type': ' (a type that no form can send)',
  range: ' (more than one simple range)',
  'total-too-long': ' (over 1024 bytes together)',
} as const;
