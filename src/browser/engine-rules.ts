import type { EngineName } from './engine-name.ts';

/** Where engines differ from the standard, as measured by the browser tests. */
export interface EngineRules {
  /** The engine, for checks that are not part of CORS. */
  readonly engine?: EngineName;
  /** `*` in Access-Control-Allow-Headers covers Authorization. */
  readonly wildcardCoversAuthorization: boolean;
  /** Client hints need no preflight, and a redirect drops them. */
  readonly safelistsClientHints: boolean;
  /** Lines of the same name are joined before they are checked; otherwise only XMLHttpRequest joins them. */
  readonly joinsHeaders: boolean;
  /** The total length of safelisted headers is limited. */
  readonly limitsTotalLength: boolean;
  /** A preflight requests a name once for each of its lines. */
  readonly repeatsHeaderNames: boolean;
  /** What happens to a stream body: it is sent over HTTP/2 only, its name is sent as text, or fetch() throws. */
  readonly streams: 'sent' | 'http2-only' | 'as-text' | 'unsupported';
  /** In mode no-cors, a page with the origin `null` sends Origin if it includes credentials. */
  readonly sendsNullOrigin: boolean;
  /** An upload listener needs a preflight only if there is a body. */
  readonly listenerNeedsBody: boolean;
  /**
   * After a preflight, a redirected request always gets another one for the headers of the first, with or without
   * those that this redirect drops.
   */
  readonly preflightsRedirects: false | 'kept-headers' | 'first-headers';
  /** With an upload listener or a stream, a method needs no Access-Control-Allow-Methods. */
  readonly forcedPreflightAllowsMethod: boolean;
  /** A DELETE becomes a GET when it is redirected to another origin. */
  readonly redirectsDeleteAsGet: boolean;
  /** A preflight after a redirect has the page's origin, even if the request has `null`. */
  readonly preflightsWithPageOrigin: boolean;
}

export const STANDARD_RULES: EngineRules = {
  wildcardCoversAuthorization: false,
  safelistsClientHints: false,
  joinsHeaders: false,
  limitsTotalLength: true,
  repeatsHeaderNames: false,
  streams: 'sent',
  sendsNullOrigin: false,
  listenerNeedsBody: false,
  preflightsRedirects: false,
  forcedPreflightAllowsMethod: true,
  redirectsDeleteAsGet: false,
  preflightsWithPageOrigin: false,
};

export const ENGINE_RULES: Readonly<Record<EngineName, EngineRules>> = {
  chromium: {
    ...STANDARD_RULES,
    engine: 'chromium',
    wildcardCoversAuthorization: true,
    forcedPreflightAllowsMethod: false,
    safelistsClientHints: true,
    joinsHeaders: true,
    streams: 'http2-only',
    sendsNullOrigin: true,
    listenerNeedsBody: true,
  },
  firefox: {
    ...STANDARD_RULES,
    engine: 'firefox',
    wildcardCoversAuthorization: true,
    forcedPreflightAllowsMethod: false,
    limitsTotalLength: false,
    repeatsHeaderNames: true,
    streams: 'as-text',
    sendsNullOrigin: true,
    preflightsRedirects: 'kept-headers',
    preflightsWithPageOrigin: true,
  },
  webkit: {
    ...STANDARD_RULES,
    engine: 'webkit',
    wildcardCoversAuthorization: true,
    forcedPreflightAllowsMethod: false,
    joinsHeaders: true,
    streams: 'unsupported',
    preflightsRedirects: 'first-headers',
    redirectsDeleteAsGet: true,
  },
};
