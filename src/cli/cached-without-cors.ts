import { corsCheck } from '../browser/cors-check.ts';
import type { Trace } from '../browser/verdict.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Evidence } from '../diagnose/evidence.ts';
import { variesByOrigin } from '../diagnose/failure-context.ts';
import { headerValue } from '../standard/header-lines.ts';
import { storableInSharedCache } from './shared-cache.ts';

/** A cache can return to `fetch()` what it stored for an `<img>`: https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches */
export function cachedWithoutCors(trace: Trace, { withoutOrigin: response }: Evidence): Diagnosis | undefined {
  const request = trace.exchanges.at(-1)?.request;
  if (request === undefined || response === undefined || variesByOrigin(response)) return undefined;
  const origin = headerValue(request.headers, 'Origin');
  if (origin === undefined || !storableInSharedCache({ request, response })) return undefined;
  const findings = corsCheck(origin, trace.request.credentials ?? 'same-origin', response);
  if (findings.every(({ problem }) => problem === undefined)) return undefined;
  return {
    code: 'cached-without-cors',
    message:
      'If a request has no Origin, as with <img>, the response has neither CORS headers nor Vary: Origin. If a cache then returns that response to fetch(), the browser blocks it',
    page: 'Add crossorigin to the <img>, or use a different URL in fetch(), for example with ?cors=1',
    fix: 'Send Vary: Origin and the CORS headers with every response from this URL, even if the request has no Origin',
  };
}
