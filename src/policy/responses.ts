import type { ReceivedRequest } from '../classify/read-request.ts';
import type { CorsSettings } from '../options/read-options.ts';
import type { Header } from '../standard/request-headers.ts';
import { mergeVary } from '../standard/vary.ts';
import { actualHeaders, preflightHeaders, reflectsRequestHeaders, variesOn } from './prepared-headers.ts';

/** A response, prepared when the policy is made. Only values of the request are missing. */
export interface ResponseTemplate {
  /** Whether the origin may read the response; `undefined` without an Origin, or if CORS is off. */
  readonly allowed: boolean | undefined;
  /** Access-Control-Allow-Origin, the first header: `*` for `any`, or the request's `own` origin. */
  readonly allowOrigin: 'any' | 'own' | 'none';
  readonly headers: readonly Header[];
  /** Whether Access-Control-Allow-Headers, the last header, repeats what the preflight requests. */
  readonly reflectsRequestHeaders: boolean;
  readonly vary: readonly string[];
  /** `undefined` if the application responds. */
  readonly status: number | undefined;
  /** Set if the guard (`enforce`) refused the request, or would have without `reportOnly`. */
  readonly guard: 'refused' | 'would-refuse' | undefined;
  /** Set if the guard refused the request because of its `Host`. */
  readonly code: 'host-not-allowed' | undefined;
}

/** One response for each kind of request and each result of the origin rule. */
export interface ResponseSet {
  readonly notCors: ResponseTemplate;
  readonly actual: { readonly allowed: ResponseTemplate; readonly refused: ResponseTemplate };
  readonly preflight: { readonly allowed: ResponseTemplate; readonly refused: ResponseTemplate };
}

/** All responses of a policy. */
export interface ResponseTable {
  /** Is the response the same whatever the request's headers are, except to OPTIONS? Then `notCors` is that response. */
  readonly isConstant: boolean;
  readonly regular: ResponseSet;
  /** The responses to requests that the guard refuses, or only reports. */
  readonly guarded: ResponseSet;
  /** The same for requests to a name that is not in `enforce.allowedHosts`. */
  readonly foreignHost: ResponseSet;
}

export function selectResponse(
  { notCors, actual, preflight }: ResponseSet,
  { kind }: ReceivedRequest,
  allowed: boolean,
): ResponseTemplate {
  if (kind === 'not-cors') return notCors;
  const responses = kind === 'actual' ? actual : preflight;
  return allowed ? responses.allowed : responses.refused;
}

/**
 * Prepares the responses of a policy:
 *
 * | request | any origin | allowed | refused |
 * |---|---|---|---|
 * | not-cors | ACAO `*`, ACEH | Vary: Origin | Vary: Origin |
 * | actual | ACAO `*`, ACEH | ACAO, ACAC, ACEH, Vary: Origin | Vary: Origin |
 * | preflight | 204; ACAO `*`, ACAM, ACAH, ACMA | the same with the origin, ACAC, Vary: Origin | 403, Vary: Origin |
 *
 * https://fetch.spec.whatwg.org/#http-responses
 */
export function buildResponses(settings: CorsSettings): ResponseTable {
  const { allowOrigin, enforce } = settings;
  const isConstant = (allowOrigin.kind === 'any' || allowOrigin.kind === 'off') && enforce === undefined;
  const regular = buildSet(settings, {});
  const refusal = enforce?.reportOnly
    ? ({ guard: 'would-refuse' } as const)
    : ({ ...PASS_ON, status: 403, guard: 'refused' } as const);
  const guarded = buildSet(settings, refusal);
  const foreignHost = enforce?.foreignHost ? buildSet(settings, { ...refusal, code: 'host-not-allowed' }) : guarded;
  return freezeDeep({ isConstant, regular, guarded, foreignHost });
}

/** The application responds, without our headers. */
const PASS_ON = {
  allowOrigin: 'none',
  headers: [],
  reflectsRequestHeaders: false,
  status: undefined,
  guard: undefined,
  code: undefined,
} as const;

export function createTemplate(
  allowed: boolean | undefined,
  vary: readonly string[],
  more: Partial<ResponseTemplate>,
): ResponseTemplate {
  return { allowed, vary: mergeVary(vary), ...PASS_ON, ...more };
}

function buildSet(settings: CorsSettings, change: Partial<ResponseTemplate>): ResponseSet {
  const { kind } = settings.allowOrigin;
  const vary = variesOn(settings);
  const refused = kind === 'off' ? undefined : false;
  const passesOn = kind === 'off' || settings.preflightContinue;
  const allowOrigin = kind === 'any' ? 'any' : 'own';
  const actual = { allowOrigin, headers: actualHeaders(settings), ...change } as const;
  const reflects = reflectsRequestHeaders(settings);
  const preflight = {
    allowOrigin,
    headers: preflightHeaders(settings),
    reflectsRequestHeaders: reflects,
    status: passesOn ? undefined : settings.optionsSuccessStatus,
    ...change,
  } as const;
  const preflightVary = reflects ? [...vary, 'Access-Control-Request-Headers'] : vary;
  const refusedPreflight = { status: passesOn ? undefined : 403, ...change };
  return {
    notCors: createTemplate(undefined, vary, kind === 'any' ? actual : change),
    actual: {
      allowed: createTemplate(true, vary, actual),
      refused: createTemplate(refused, vary, change),
    },
    preflight: {
      allowed: createTemplate(true, preflightVary, preflight),
      refused: createTemplate(refused, vary, refusedPreflight),
    },
  };
}

/** Deep, since decisions contain parts of templates. */
function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freezeDeep);
  return Object.freeze(value);
}
