import type { CorsExchange } from '../classify/classify.ts';
import type { Names } from '../options/raw-options.ts';
import type { CorsSettings } from '../options/read-options.ts';

/** One header field to set. */
export type Field = readonly [name: string, value: string];

/** What is to be done about one request, as plain data. */
export interface CorsDecision {
  readonly exchange: CorsExchange['kind'];
  /** Whether the origin may read the response; `undefined` where no origin asks, or CORS is off. */
  readonly allowed: boolean | undefined;
  /** The `Access-Control-*` fields to set; those that an outer layer has set are taken away first. */
  readonly set: readonly Field[];
  /** The request headers that the answer depends on, to be merged into `Vary`. */
  readonly vary: readonly string[];
  /** The status of an answer of our own; `undefined` hands the request on. */
  readonly status: number | undefined;
  /** Present where the guard (`enforce`) refused, or would have if it did not only report. */
  readonly guard?: 'refused' | 'would-refuse';
}

/** One answer, spelled in advance but for what only the request knows. */
export interface Cell {
  /** Its `set` lacks what the following two add. */
  readonly decision: CorsDecision;
  /** Access-Control-Allow-Origin, which goes first: for `any` origin, or for the request's `own`, if it has one. */
  readonly allowOrigin: 'any' | 'own' | 'none';
  /** Access-Control-Allow-Headers goes last, as the preflight asked for it. */
  readonly echoes: boolean;
}

/** The answers of a policy: one for each exchange and outcome. */
export interface Cells {
  readonly notCors: Cell;
  readonly actual: { readonly allowed: Cell; readonly refused: Cell };
  readonly preflight: { readonly allowed: Cell; readonly refused: Cell };
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
export function spellCells(settings: CorsSettings): Cells {
  const { origin, credentials, preflightContinue } = settings;
  const vary = varyOf(settings);
  if (origin.kind === 'off') {
    const off = (exchange: CorsExchange['kind']) =>
      cell({ exchange, allowed: undefined, set: [], vary, status: undefined });
    const same = (answer: Cell) => Object.freeze({ allowed: answer, refused: answer });
    return Object.freeze({ notCors: off('not-cors'), actual: same(off('actual')), preflight: same(off('preflight')) });
  }
  const any = origin.kind === 'any';
  const reader: readonly Field[] = credentials ? [['Access-Control-Allow-Credentials', 'true']] : [];
  const read: readonly Field[] = [...reader, ...list('Access-Control-Expose-Headers', settings.exposedHeaders)];
  const echoes = settings.allowedHeaders === '*' && credentials;
  const ask: readonly Field[] = [
    ...reader,
    ...allowMethods(settings.methods),
    ...(echoes ? [] : allowHeaders(settings.allowedHeaders)),
    ...(settings.maxAge === undefined ? [] : [['Access-Control-Max-Age', String(settings.maxAge)] as const]),
  ];
  const status = (ours: number) => (preflightContinue ? undefined : ours);
  const allowOrigin = any ? 'any' : 'own';
  return Object.freeze({
    notCors: cell(
      { exchange: 'not-cors', allowed: undefined, set: any ? read : [], vary, status: undefined },
      allowOrigin,
    ),
    actual: Object.freeze({
      allowed: cell({ exchange: 'actual', allowed: true, set: read, vary, status: undefined }, allowOrigin),
      refused: cell({ exchange: 'actual', allowed: false, set: [], vary, status: undefined }),
    }),
    preflight: Object.freeze({
      allowed: cell(
        {
          exchange: 'preflight',
          allowed: true,
          set: ask,
          vary: echoes ? [...vary, 'Access-Control-Request-Headers'] : vary,
          status: status(settings.optionsSuccessStatus),
        },
        allowOrigin,
        echoes,
      ),
      refused: cell({ exchange: 'preflight', allowed: false, set: [], vary, status: status(403) }),
    }),
  });
}

/** A refusal of the guard may fall on a GET under `all`: a shared cache has to know what it looked at. */
function varyOf({ origin, vary, enforce }: CorsSettings): readonly string[] {
  const guarded = enforce?.methods === 'all' ? ['Sec-Fetch-Site', 'Sec-Fetch-Mode'] : [];
  const constant = (origin.kind === 'any' || origin.kind === 'off') && enforce?.methods !== 'all';
  return [...(constant ? [] : ['Origin']), ...guarded, ...vary];
}

/** Names of fields have no case: https://www.rfc-editor.org/rfc/rfc9110#name-field-names */
function distinct(names: readonly string[]): readonly string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((name, index) => lower.indexOf(name.toLowerCase()) === index);
}

function cell(decision: CorsDecision, allowOrigin: Cell['allowOrigin'] = 'none', echoes = false): Cell {
  const set = Object.freeze(decision.set.map((field) => Object.freeze(field)));
  return Object.freeze({
    decision: Object.freeze({ ...decision, set, vary: Object.freeze(distinct(decision.vary)) }),
    allowOrigin,
    echoes,
  });
}

/**
 * Never absent: a browser that preflights because of an upload listener or a stream would take that for its own method.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function allowMethods(names: Names): readonly Field[] {
  return list('Access-Control-Allow-Methods', names.length === 0 ? ['GET', 'HEAD', 'POST'] : names);
}

/** Authorization is named beside the wildcard: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
function allowHeaders(names: Names): readonly Field[] {
  return names === '*'
    ? [['Access-Control-Allow-Headers', '*, authorization']]
    : list('Access-Control-Allow-Headers', names);
}

function list(name: string, names: Names): readonly Field[] {
  if (names.length === 0) return [];
  return [[name, names === '*' ? names : names.join(',')]];
}
