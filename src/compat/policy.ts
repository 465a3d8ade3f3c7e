import type { PolicyCore } from '../policy/policy.ts';
import type { Cell, Cells, CorsDecision, Field } from '../policy/responses.ts';
import type { CompatFields } from './fields.ts';
import type { CompatOrigin } from './origin.ts';

/** A policy that answers as npm `cors` does. */
export function compatPolicy(fields: CompatFields, origin: CompatOrigin): PolicyCore {
  const { rule } = origin;
  const cells = rule.kind === 'off' || rule.kind === 'asked' ? passOn(origin) : spell(fields, origin);
  return { allowOrigin: rule, cells, settings: { ...fields.settings, origin: rule }, keepsOuter: true };
}

/**
 * | exchange | any or fixed origin | allowed | refused |
 * |---|---|---|---|
 * | not-cors | ACAO, ACAC, ACEH | | ACAC, ACEH |
 * | actual | ACAO, ACAC, ACEH | ACAO, ACAC, ACEH | ACAC, ACEH |
 * | preflight: any OPTIONS | 204; ACAO, ACAC, ACAM, ACAH, ACMA, ACEH | the same | the same without ACAO |
 */
function spell(fields: CompatFields, { constant, vary }: CompatOrigin): Cells {
  const { echoes, status } = fields;
  const fixed: readonly Field[] =
    constant === undefined || constant === '*' ? [] : [['Access-Control-Allow-Origin', constant]];
  const everyone = constant === '*' ? 'any' : 'none';
  const own = constant === undefined ? 'own' : everyone;
  const read = [...fixed, ...fields.actual];
  const ask = [...fixed, ...fields.preflight];
  const asked = echoes ? [...vary, 'Access-Control-Request-Headers'] : vary;
  return {
    notCors: cell({ exchange: 'not-cors', allowed: undefined, set: read, vary, status: undefined }, everyone),
    actual: {
      allowed: cell({ exchange: 'actual', allowed: true, set: read, vary, status: undefined }, own),
      refused: cell({ exchange: 'actual', allowed: false, set: read, vary, status: undefined }, everyone),
    },
    preflight: {
      allowed: cell({ exchange: 'preflight', allowed: true, set: ask, vary: asked, status }, own, echoes),
      refused: cell({ exchange: 'preflight', allowed: false, set: ask, vary: asked, status }, everyone, echoes),
    },
  };
}

/** CORS is off, or a function refused: the application answers, OPTIONS too. */
function passOn({ rule, vary }: CompatOrigin): Cells {
  const allowed = rule.kind === 'off' ? undefined : false;
  const pass = (exchange: CorsDecision['exchange']): Cell =>
    cell(
      { exchange, allowed: exchange === 'not-cors' ? undefined : allowed, set: [], vary, status: undefined },
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

function cell(decision: CorsDecision, allowOrigin: Cell['allowOrigin'], echoes = false): Cell {
  return { decision, allowOrigin, echoes };
}
