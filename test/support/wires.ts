import {
  actualRequest,
  type Exchange,
  type PageRequest,
  preflightRequest,
  type Send,
  type WireRequest,
} from './browser/index.ts';

/** The same page, requesting something that caches store. */
export function getOf(request: PageRequest): PageRequest {
  return { ...request, method: 'GET', mode: 'cors', streamBody: false };
}

export function asGet(request: PageRequest): WireRequest {
  return actualRequest(getOf(request));
}

/** The address bar: no page, so no Origin. */
export function navigation({ url }: PageRequest): WireRequest {
  return { method: 'GET', url, headers: [['Accept', 'text/html']] };
}

/** Everything that may be on the wire for a page's request, whether or not a browser would send it. */
export function wiresOf(request: PageRequest): readonly WireRequest[] {
  return [actualRequest(request), preflightRequest(request), navigation(request)];
}

export async function exchange(request: WireRequest, send: Send): Promise<Exchange> {
  return { request, response: await send(request) };
}
