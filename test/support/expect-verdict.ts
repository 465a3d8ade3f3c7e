import { expect } from 'vitest';
import { OWN } from './application.ts';
import {
  actualRequest,
  asBrowser,
  corsCheck,
  type Exchange,
  getHeader,
  isCorsSafelistedResponseHeaderName,
  isCrossOrigin,
  type PageRequest,
  preflightPasses,
  preflightRequest,
  type RawResponse,
  readableResponseHeaders,
  type Send,
} from './browser/index.ts';
import { isReusable } from './cache.ts';
import { allows, type Configuration, exposesHeader } from './configuration.ts';

/** The browser lets the page read the response exactly if the configuration allows it, and only the exposed headers. */
export async function expectVerdict(configuration: Configuration, request: PageRequest, send: Send): Promise<void> {
  const { verdict } = await asBrowser(request, send);
  const allowed = allows(configuration, request);
  const wanted = OWN.map(([name]) => name.toLowerCase()).filter(
    (name) => allowed && isReadable(configuration, request, name),
  );
  const readable = verdict.readable.filter((name) => OWN.some(([own]) => own.toLowerCase() === name));
  expect({ allowed: verdict.allowed, readable }).toEqual({ allowed, readable: wanted.sort() });
}

/** Every stored response that `Vary` allows has the same verdict as a fresh response. */
export async function expectSameVerdict(page: PageRequest, stored: readonly Exchange[], send: Send): Promise<void> {
  const preflight = stored.every(({ request }) => getHeader(request.headers, 'Access-Control-Request-Method') !== null);
  const wire = preflight ? preflightRequest(page) : actualRequest(page);
  const view = (response: RawResponse) =>
    preflight ? preflightPasses(page, response) : [corsCheck(page, response), readableResponseHeaders(page, response)];
  const fresh = view(await send(wire));
  const reused = stored.filter((each) => isReusable(each, wire)).map((each) => view(each.response));
  expect(reused).toEqual(reused.map(() => fresh));
}

function isReadable(configuration: Configuration, request: PageRequest, name: string): boolean {
  if (name === 'set-cookie') return false;
  return !isCrossOrigin(request) || isCorsSafelistedResponseHeaderName(name) || exposesHeader(configuration, name);
}
