import type { PolicyCore } from '../policy/policy.ts';
import type { CorsDecision, ResponseTable, ResponseTemplate } from '../policy/responses.ts';
import type { Header } from '../standard/request-headers.ts';
import type { CompatFields } from './fields.ts';
import type { CompatOrigin } from './origin.ts';

/** A policy that answers as npm `cors` does. */
export function compatPolicy(fields: CompatFields, origin: CompatOrigin): PolicyCore {
  const { rule } = origin;
  const responses = rule.kind === 'off' || rule.kind === 'function' ? passOn(origin) : spell(fields, origin);
  return { allowOrigin: rule, responses, settings: { ...fields.settings, origin: rule }, keepsExistingHeaders: true };
}

/**
 * | exchange | any or fixed origin | allowed | refused |
 * |---|---|---|---|
 * | not-cors | ACAO, ACAC, ACEH | | ACAC, ACEH |
 * | actual | ACAO, ACAC, ACEH | ACAO, ACAC, ACEH | ACAC, ACEH |
 * | preflight: any OPTIONS | 204; ACAO, ACAC, ACAM, ACAH, ACMA, ACEH | the same | the same without ACAO |
 */
function spell(fields: CompatFields, { constant, vary }: CompatOrigin): ResponseTable {
  const { reflectsRequestHeaders, status } = fields;
  const fixed: readonly Header[] =
    constant === undefined || constant === '*' ? [] : [['Access-Control-Allow-Origin', constant]];
  const everyone = constant === '*' ? 'any' : 'none';
  const own = constant === undefined ? 'own' : everyone;
  const read = [...fixed, ...fields.actual];
  const ask = [...fixed, ...fields.preflight];
  const asked = reflectsRequestHeaders ? [...vary, 'Access-Control-Request-Headers'] : vary;
  return {
    notCors: cell({ requestKind: 'not-cors', allowed: undefined, set: read, vary, status: undefined }, everyone),
    actual: {
      allowed: cell({ requestKind: 'actual', allowed: true, set: read, vary, status: undefined }, own),
      refused: cell({ requestKind: 'actual', allowed: false, set: read, vary, status: undefined }, everyone),
    },
    preflight: {
      allowed: cell(
        { requestKind: 'preflight', allowed: true, set: ask, vary: asked, status },
        own,
        reflectsRequestHeaders,
      ),
      refused: cell(
        { requestKind: 'preflight', allowed: false, set: ask, vary: asked, status },
        everyone,
        reflectsRequestHeaders,
      ),
    },
  };
}

/** CORS is off, or a function refused: the application answers, OPTIONS too. */
function passOn({ rule, vary }: CompatOrigin): ResponseTable {
  const allowed = rule.kind === 'off' ? undefined : false;
  const pass = (requestKind: CorsDecision['requestKind']): ResponseTemplate =>
    cell(
      { requestKind, allowed: requestKind === 'not-cors' ? undefined : allowed, set: [], vary, status: undefined },
      'none',
    );
  const actual = pass('actual');
  const preflight = pass('preflight');
  return {
    notCors: pass('not-cors'),
    actual: { allowed: actual, refused: actual },
    preflight: { allowed: preflight, refused: preflight },
  };
}

function cell(
  decision: CorsDecision,
  allowOrigin: ResponseTemplate['allowOrigin'],
  reflectsRequestHeaders = false,
): ResponseTemplate {
  return { decision, allowOrigin, reflectsRequestHeaders };
}
