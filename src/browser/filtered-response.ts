import { exposedHeaders, exposedHeadersFinding, readableHeaders } from './exposed-headers.ts';
import type { RawResponse } from './page-request.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { record, type TraceRecorder } from './trace-recorder.ts';
import type { Verdict } from './verdict.ts';
import { isCrossOrigin } from './wire-request.ts';

/** The response as the script sees it: https://fetch.spec.whatwg.org/#concept-filtered-response */
export function filterResponse(
  request: PreparedRequest,
  response: RawResponse,
  hop: number,
  notes: TraceRecorder,
): Verdict {
  const known = { url: request.url.href, redirected: request.previous.length > 0, status: response.status };
  if (!isCrossOrigin(request)) {
    return { kind: 'readable', response: { type: 'basic', ...known, headers: readableHeaders(response.headers) } };
  }
  if (request.mode === 'no-cors') return { kind: 'opaque' };
  record(notes, 'actual', hop, [exposedHeadersFinding(request.credentials, response)]);
  const headers = exposedHeaders(request.credentials, response);
  return { kind: 'readable', response: { type: 'cors', ...known, headers } };
}
