import type { RawResponse, WireExchange, WireRequest } from '../browser/page-request.ts';
import type { Trace } from '../browser/verdict.ts';
import type { Evidence } from '../diagnose/evidence.ts';
import { isHtml } from '../diagnose/response-message.ts';
import type { Header } from '../standard/request-headers.ts';
import { asBrowser } from './as-browser.ts';
import { type ConnectOptions, sendTo } from './connect.ts';
import { withOwnCredentials } from './own-credentials.ts';
import { storableInSharedCache } from './shared-cache.ts';
import { VERSION } from './version.ts';

/** Sends the last GET again as other clients would, if their responses can explain or predict a failure. */
export async function gatherEvidence(trace: Trace, userAgent: string, options: ConnectOptions): Promise<Evidence> {
  const last = trace.exchanges.at(-1);
  if (last === undefined || last.request.method !== 'GET' || !trace.crossOrigin) return {};
  const { request } = last;
  const again = async (headers: readonly Header[], client: string) =>
    trySending(
      withOwnCredentials(asBrowser({ ...request, headers }, trace.request.origin, client), trace.request.url),
      options,
    );
  return {
    ...(storableInSharedCache(last) ? { withoutOrigin: await again(asImage(request), userAgent) } : {}),
    ...(isPageInstead(trace, last) ? { asProgram: await again(request.headers, `corsmith/${VERSION}`) } : {}),
  };
}

/** An HTML page without CORS headers, which is perhaps for browsers only. */
function isPageInstead({ verdict }: Trace, { response }: WireExchange): boolean {
  return verdict.kind === 'blocked' && verdict.problem === 'allow-origin-missing' && isHtml(response);
}

/** The request of an `<img>` without `crossorigin`. */
function asImage({ headers }: WireRequest): readonly Header[] {
  return headers.flatMap(([name, value]): readonly Header[] => {
    if (name === 'Origin') return [];
    if (name === 'Sec-Fetch-Dest') return [[name, 'image']];
    return name === 'Sec-Fetch-Mode' ? [[name, 'no-cors']] : [[name, value]];
  });
}

async function trySending(wire: WireRequest, options: ConnectOptions): Promise<RawResponse | undefined> {
  try {
    return await sendTo(wire, undefined, options);
  } catch {
    return undefined;
  }
}
