export type {
  CredentialsMode,
  PageBody,
  PageRequest,
  RawResponse,
  RedirectMode,
  RequestMode,
  WireExchange,
  WireRequest,
} from './browser/page-request.ts';
export { perform, predict } from './browser/predict.ts';
export { type EngineName, maxAge, rememberedFor } from './browser/preflight-cache.ts';
export type { Problem, Stage, Step, StepCode } from './browser/steps.ts';
export type { ReadableResponse, Trace, Verdict } from './browser/verdict.ts';
export {
  type AuthoredRequest,
  authorHeaders,
  type PreflightCause,
  preflightCauses,
} from './classify/preflight-triggers.ts';
export { type CorsReason, reasons } from './decide/reasons.ts';
export { type BrowseRequest, type BrowseResult, browse } from './explain/browse.ts';
export type { Cause, CauseCode } from './explain/causes/cause.ts';
export { causesOf } from './explain/causes.ts';
export { engineMessages } from './explain/engine-messages.ts';
export { type ApplicationAnswer, type Explanation, explain } from './explain/explain.ts';
export { type OptionChange, optionChange } from './explain/option-changes.ts';
export type { Application, NodeHandler, NodeServer, WebHandler } from './explain/serve.ts';
export { tellWhy } from './explain/tell-why.ts';
export type { Header } from './standard/request-headers.ts';
