import type { ReceivedRequest } from '../classify/classify.ts';
import type { NameList } from '../options/raw-options.ts';
import type { CorsSettings } from '../options/read-options.ts';
import type { Header } from '../standard/request-headers.ts';
import { mergeVary } from '../standard/vary.ts';

/** What is to be done about one request, as plain data. */
export interface CorsDecision {
  readonly requestKind: ReceivedRequest['kind'];
  /** Whether the origin may read the response; `undefined` where no origin asks, or CORS is off. */
  readonly allowed: boolean | undefined;
  /** The `Access-Control-*` fields to set; those that an outer layer has set are taken away first. */
  readonly set: readonly Header[];
  /** The request headers that the answer depends on, to be merged into `Vary`. */
  readonly vary: readonly string[];
  /** The status of an answer of our own; `undefined` hands the request on. */
  readonly status: number | undefined;
  /** Present where the guard (`enforce`) refused, or would have if it did not only report. */
  readonly guard?: 'refused' | 'would-refuse';
}

/** One answer, spelled in advance but for what only the request knows. */
export interface ResponseTemplate {
  /** Its `set` lacks what the following two add. */
  readonly decision: CorsDecision;
  /** Access-Control-Allow-Origin, which goes first: for `any` origin, or for the request's `own`, if it has one. */
  readonly allowOrigin: 'any' | 'own' | 'none';
  /** Access-Control-Allow-Headers goes last, as the preflight asked for it. */
  readonly reflectsRequestHeaders: boolean;
}

/** The answers of a policy: one for each exchange and outcome. */
export interface ResponseTable {
  readonly notCors: ResponseTemplate;
  readonly actual: { readonly allowed: ResponseTemplate; readonly refused: ResponseTemplate };
  readonly preflight: { readonly allowed: ResponseTemplate; readonly refused: ResponseTemplate };
}

/**
 * Spells the answers of a policy:
 *
 * | exchange | any origin | allowed | refused |
 * |---|---|---|---|
 * | not-cors | ACAO `*`, ACEH | Vary: Origin | Vary: Origin |
 * | actual | ACAO `*`, ACEH | ACAO, ACAC, ACEH, Vary: Origin | Vary: Origin |
 * | preflight | 204; ACAO `*`, ACAM, ACAH, ACMA | the same with the origin, ACAC, Vary: Origin | 403, Vary: Origin |
 *
 * https://fetch.spec.whatwg.org/#http-responses
 */
export function buildResponses(settings: CorsSettings): ResponseTable {
  const { origin, credentials, preflightContinue } = settings;
  const vary = varyOf(settings);
  if (origin.kind === 'off') {
    const off = (requestKind: ReceivedRequest['kind']) =>
      template({ requestKind, allowed: undefined, set: [], vary, status: undefined });
    const same = (answer: ResponseTemplate) => Object.freeze({ allowed: answer, refused: answer });
    return Object.freeze({ notCors: off('not-cors'), actual: same(off('actual')), preflight: same(off('preflight')) });
  }
  const any = origin.kind === 'any';
  const reader: readonly Header[] = credentials ? [['Access-Control-Allow-Credentials', 'true']] : [];
  const read: readonly Header[] = [...reader, ...list('Access-Control-Expose-Headers', settings.exposedHeaders)];
  const reflectsRequestHeaders = settings.allowedHeaders === '*' && credentials;
  const ask: readonly Header[] = [
    ...reader,
    ...allowMethods(settings.methods),
    ...(reflectsRequestHeaders ? [] : allowHeaders(settings.allowedHeaders)),
    ...(settings.maxAge === undefined ? [] : [['Access-Control-Max-Age', String(settings.maxAge)] as const]),
  ];
  const status = (ours: number) => (preflightContinue ? undefined : ours);
  const allowOrigin = any ? 'any' : 'own';
  return Object.freeze({
    notCors: template(
      { requestKind: 'not-cors', allowed: undefined, set: any ? read : [], vary, status: undefined },
      allowOrigin,
    ),
    actual: Object.freeze({
      allowed: template({ requestKind: 'actual', allowed: true, set: read, vary, status: undefined }, allowOrigin),
      refused: template({ requestKind: 'actual', allowed: false, set: [], vary, status: undefined }),
    }),
    preflight: Object.freeze({
      allowed: template(
        {
          requestKind: 'preflight',
          allowed: true,
          set: ask,
          vary: reflectsRequestHeaders ? [...vary, 'Access-Control-Request-Headers'] : vary,
          status: status(settings.optionsSuccessStatus),
        },
        allowOrigin,
        reflectsRequestHeaders,
      ),
      refused: template({ requestKind: 'preflight', allowed: false, set: [], vary, status: status(403) }),
    }),
  });
}

/** A refusal of the guard may fall on a GET under `all`: a shared cache has to know what it looked at. */
function varyOf({ origin, vary, enforce }: CorsSettings): readonly string[] {
  const guarded = enforce?.methods === 'all' ? ['Sec-Fetch-Site', 'Sec-Fetch-Mode'] : [];
  const constant = (origin.kind === 'any' || origin.kind === 'off') && enforce?.methods !== 'all';
  return [...(constant ? [] : ['Origin']), ...guarded, ...vary];
}

function template(
  decision: CorsDecision,
  allowOrigin: ResponseTemplate['allowOrigin'] = 'none',
  reflectsRequestHeaders = false,
): ResponseTemplate {
  const set = Object.freeze(decision.set.map((field) => Object.freeze(field)));
  return Object.freeze({
    decision: Object.freeze({ ...decision, set, vary: Object.freeze(mergeVary(decision.vary)) }),
    allowOrigin,
    reflectsRequestHeaders,
  });
}

/**
 * Never absent: a browser that preflights because of an upload listener or a stream would take that for its own method.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function allowMethods(names: NameList): readonly Header[] {
  return list('Access-Control-Allow-Methods', names.length === 0 ? ['GET', 'HEAD', 'POST'] : names);
}

/** Authorization is named beside the wildcard: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
function allowHeaders(names: NameList): readonly Header[] {
  return names === '*'
    ? [['Access-Control-Allow-Headers', '*, authorization']]
    : list('Access-Control-Allow-Headers', names);
}

function list(name: string, names: NameList): readonly Header[] {
  if (names.length === 0) return [];
  return [[name, names === '*' ? names : names.join(',')]];
}
