export type { AddressSpace } from './browser/address-spaces.ts';
export type { EngineName } from './browser/engine-name.ts';
export type { LocalNetworkAccess, LocalNetworkVerdict } from './browser/local-network.ts';
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
export { maxAge, preflightCacheSeconds } from './browser/preflight-cache.ts';
export type { Problem, ProblemCode, ProblemDetails } from './browser/problems.ts';
export type { FailedStep, PassedStep, Stage, Step, StepCode } from './browser/steps.ts';
export type { BlockedVerdict, ReadableResponse, Trace, Verdict } from './browser/verdict.ts';
export { pageHeaders } from './classify/page-headers.ts';
export {
  type PreflightTrigger,
  preflightTriggers,
  type ScriptedRequest,
} from './classify/preflight-triggers.ts';
export type { CorsReason } from './decide/find-reasons.ts';
export { reasons } from './decide/reasons.ts';
export { describeBlock } from './diagnose/describe-block.ts';
export { diagnose } from './diagnose/diagnose.ts';
export type { Diagnosis, DiagnosisCode } from './diagnose/diagnosis.ts';
export { engineMessages } from './diagnose/engine-messages.ts';
export { type OptionChange, optionChange } from './diagnose/option-changes.ts';
export { type BrowseRequest, type BrowseResult, browse } from './explain/browse.ts';
export { type ApplicationResponse, type Explanation, explain } from './explain/explain-policy.ts';
export type { Application, NodeHandler, NodeServer, WebHandler } from './explain/serve.ts';
export type { Header } from './standard/request-headers.ts';
