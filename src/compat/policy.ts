import type { Cell, Cells, CorsDecision, Field } from '../cells.ts';
import type { PolicyCore } from '../policy.ts';
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
  const everyone: readonly Field[] = constant === undefined ? [] : [['Access-Control-Allow-Origin', constant]];
  const read = [...everyone, ...fields.actual];
  const ask = [...everyone, ...fields.preflight];
  const asked = echoes ? [...vary, 'Access-Control-Request-Headers'] : vary;
  const own = constant === undefined;
  return {
    notCors: cell({ exchange: 'not-cors', allowed: undefined, set: read, vary, status: undefined }, 'none'),
    actual: {
      allowed: cell({ exchange: 'actual', allowed: true, set: read, vary, status: undefined }, own ? 'origin' : 'none'),
      refused: cell({ exchange: 'actual', allowed: false, set: read, vary, status: undefined }, 'none'),
    },
    preflight: {
      allowed: cell({ exchange: 'preflight', allowed: true, set: ask, vary: asked, status }, holes(own, echoes)),
      refused: cell({ exchange: 'preflight', allowed: false, set: ask, vary: asked, status }, holes(false, echoes)),
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

function cell(decision: CorsDecision, holes: Cell['holes']): Cell {
  return { decision, holes };
}

function holes(origin: boolean, headers: boolean): Cell['holes'] {
  if (origin) return headers ? 'origin-and-headers' : 'origin';
  return headers ? 'headers' : 'none';
}
