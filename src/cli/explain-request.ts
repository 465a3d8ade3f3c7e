import { addressSpaceOf } from '../browser/address-spaces.ts';
import type { EngineName } from '../browser/engine-name.ts';
import type { PageRequest, RawResponse, WireRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { Trace } from '../browser/verdict.ts';
import { joinByName } from '../classify/preflight-triggers.ts';
import type { Evidence } from '../diagnose/evidence.ts';
import { headerValue } from '../standard/header-lines.ts';
import type { Header } from '../standard/request-headers.ts';
import { isRedirectStatus } from '../standard/statuses.ts';
import { asBrowser, USER_AGENT } from './as-browser.ts';
import { type ConnectOptions, sendTo } from './connect.ts';
import type { ConnectionError } from './connection-error.ts';
import { explainFailure } from './explain-error.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { withOwnCredentials } from './own-credentials.ts';
import { createResolver, type Lookup, type Resolver, systemLookup } from './resolver.ts';

export interface ExplainOptions extends ConnectOptions {
  /** Also send requests that could change something. */
  readonly send: boolean;
  readonly userAgent?: string | undefined;
  readonly body?: Uint8Array | undefined;
  /** Only preflights are sent, since not all of the request is known. */
  readonly preflightOnly?: boolean | undefined;
  /** The page's origin was not given: the page is assumed to be in the network of the server. */
  readonly originAssumed?: boolean | undefined;
  readonly lookup?: Lookup | undefined;
  /** The recorded responses, instead of a live server's. */
  readonly respond?: ((wire: WireRequest) => RawResponse | undefined) | undefined;
}

/** What a browser would do, and what the server did. */
export interface Explained {
  /** By the standard. */
  readonly trace: Trace;
  readonly engines: Readonly<Record<EngineName, Trace>>;
  /** Why a request got no response. */
  readonly connectionError: ConnectionError | undefined;
  /** Whether a request was not sent because it could change something. */
  readonly withheld: boolean;
  readonly evidence: Evidence;
}

/** Does what browsers do for a page, against a live server. Each request is sent once, whichever engine sends it. */
export async function explainRequest(request: PageRequest, options: ExplainOptions): Promise<Explained> {
  const { userAgent = USER_AGENT, body } = options;
  const { addresses, resolve } = await resolverFor(request, options);
  let connectionError: ConnectionError | undefined;
  let withheld = false;
  const send = async (wire: WireRequest): Promise<RawResponse | undefined> => {
    if (options.respond !== undefined) return options.respond(wire);
    if (wire.stage === 'actual' && (options.preflightOnly === true || (!options.send && !isSafe(wire)))) {
      withheld = true;
      return undefined;
    }
    try {
      const sent = withOwnCredentials(asBrowser(wire, request.origin, userAgent), request.url);
      const response = await sendTo(sent, wire.hasBody ? body : undefined, options);
      await resolveRedirect(resolve, wire, response);
      return response;
    } catch (error) {
      connectionError = await explainFailure(error, { url: wire.url, timeout: options.timeout });
      return undefined;
    }
  };
  const sendOnce = memoized(send);
  const addressed = { ...request, addresses };
  const trace = await perform(addressed, sendOnce);
  const engines = {
    chromium: await perform(addressed, sendOnce, 'chromium'),
    firefox: await perform(addressed, sendOnce, 'firefox'),
    webkit: await perform(addressed, sendOnce, 'webkit'),
  };
  return { trace, engines, connectionError, withheld, evidence: await evidenceFor(trace, userAgent, options) };
}

/** With the address of the first URL, unless the responses are recorded. */
async function resolverFor(request: PageRequest, options: ExplainOptions): Promise<Resolver> {
  const { lookup = systemLookup, timeout, originAssumed, respond } = options;
  const { hostname } = new URL(request.url);
  const resolver = createResolver(request.addresses ?? {}, timeout, lookup);
  if (respond === undefined) await resolver.resolve(hostname);
  const address = resolver.addresses[hostname] ?? hostname;
  if (originAssumed !== true || addressSpaceOf(address) === 'public') return resolver;
  const page = new URL(request.origin).hostname;
  return createResolver({ [page]: address, ...resolver.addresses }, timeout, lookup);
}

async function resolveRedirect(
  resolve: Resolver['resolve'],
  { url }: WireRequest,
  response: RawResponse,
): Promise<void> {
  const location = isRedirectStatus(response.status) ? headerValue(response.headers, 'Location') : undefined;
  if (location !== undefined && URL.canParse(location, url)) await resolve(new URL(location, url).hostname);
}

/** A recorded response cannot be requested once more. */
async function evidenceFor(trace: Trace, userAgent: string, options: ExplainOptions): Promise<Evidence> {
  return options.respond === undefined ? gatherEvidence(trace, userAgent, options) : {};
}

/** GET and HEAD change nothing. */
function isSafe({ method }: WireRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Engines write some requests differently. Equivalent requests are sent once, and so are those that could change something. */
function memoized<Result>(send: (wire: WireRequest) => Promise<Result>): (wire: WireRequest) => Promise<Result> {
  const results = new Map<string, Promise<Result>>();
  return (wire) => {
    const { stage, method, url, headers } = wire;
    const isRepeatable = stage === 'preflight' || isSafe(wire);
    const key = JSON.stringify([method, url, ...(isRepeatable ? meaning(headers) : [])]);
    const result = results.get(key) ?? send(wire);
    results.set(key, result);
    return result;
  };
}

/** Lines of the same name joined, in lower case, and no name requested twice. */
function meaning(headers: readonly Header[]): readonly string[] {
  return joinByName(headers).map(([name, value]) => {
    const lower = name.toLowerCase();
    const isList = lower === 'access-control-request-headers';
    return `${lower}: ${isList ? [...new Set(value.split(','))].join() : value}`;
  });
}
