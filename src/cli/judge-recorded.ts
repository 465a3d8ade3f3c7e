import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import type { Header } from '../standard/request-headers.ts';
import type { Recorded, RecordedExchange } from './input/pasted.ts';

/** The responses that a browser recorded, for one request after another. */
export interface Recording {
  readonly respond: (wire: WireRequest) => RawResponse | undefined;
  /** Filled while responses are requested. */
  readonly notes: readonly string[];
}

export function replay({ exchanges }: Recorded): Recording {
  const left = [...exchanges];
  const notes: string[] = [];
  const respond = (wire: WireRequest): RawResponse | undefined => {
    const at = left.findIndex((exchange) => isFor(wire, exchange));
    const found = left[at];
    if (found !== undefined) {
      left.splice(at, 1);
      return found.status === 0 ? undefined : found;
    }
    if (!left.some((exchange) => isAfter(wire, exchange))) return undefined;
    notes.push(`The HAR has no preflight for ${wire.url}: the browser had it in its cache.`);
    return cachedPreflight(wire);
  };
  return { respond, notes };
}

function isFor(wire: WireRequest, { stage, method, url }: RecordedExchange): boolean {
  return stage === wire.stage && method === wire.method && url === wire.url;
}

/** A request that was sent although its preflight is not in the HAR. */
function isAfter(wire: WireRequest, { stage, url, status }: RecordedExchange): boolean {
  return wire.stage === 'preflight' && stage === 'actual' && url === wire.url && status !== 0;
}

/** What the preflight must have allowed. */
function cachedPreflight({ headers }: WireRequest): RawResponse {
  const value = (name: string) => headers.find(([each]) => each === name)?.[1] ?? '';
  const allowed: readonly Header[] = [
    ['Access-Control-Allow-Origin', value('Origin')],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', value('Access-Control-Request-Method')],
    ['Access-Control-Allow-Headers', value('Access-Control-Request-Headers')],
  ];
  return { status: 204, headers: allowed.filter(([, text]) => text !== '') };
}
