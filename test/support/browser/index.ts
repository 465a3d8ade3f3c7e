export { asBrowser, type BrowserRun, type Exchange, type Send } from './as-browser.ts';
export { corsCheck } from './cors-check.ts';
export {
  corsExposedHeaderNames,
  isCorsSafelistedResponseHeaderName,
  isForbiddenResponseHeaderName,
  readableResponseHeaders,
} from './exposed.ts';
export { isForbiddenRequestHeader, isHeaderName, isHeaderValue, normalizeValue } from './headers.ts';
export { judge, type Responses } from './judge.ts';
export { isCorsSafelistedMethod, isForbiddenMethod, isMethod, normalizeMethod } from './methods.ts';
export { overHttp } from './over-http.ts';
export { isCrossOrigin, isInvalidRequest, isPreflightForced, requestHeaderList } from './page-request.ts';
export {
  maxAge,
  needsPreflight,
  type PreflightNeed,
  type PreflightOutcome,
  preflightPasses,
  preflightRequest,
} from './preflight.ts';
export { corsUnsafeRequestHeaderNames, isCorsSafelistedRequestHeader } from './safelist.ts';
export { byteLowercase, getHeader, linesNamed } from './syntax.ts';
export type {
  CredentialsMode,
  FailedAt,
  HeaderLine,
  PageBody,
  PageRequest,
  PreflightFailure,
  RawResponse,
  RequestMode,
  Verdict,
  WireRequest,
} from './types.ts';
export { actualRequest, originHeader } from './wire.ts';
