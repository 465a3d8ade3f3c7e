import type { PolicyCore } from '../policy/policy.ts';
import { createTemplate, type ResponseSet, type ResponseTemplate } from '../policy/responses.ts';
import type { Header } from '../standard/request-headers.ts';
import type { CompatFields } from './fields.ts';
import type { CompatOrigin } from './origin.ts';

/** A policy that responds as npm `cors` does. */
export function compatPolicy(fields: CompatFields, origin: CompatOrigin): PolicyCore {
  const { rule } = origin;
  const regular = rule.kind === 'off' || rule.kind === 'function' ? passOn(origin) : spell(fields, origin);
  const responses = { isConstant: false, regular, guarded: regular };
  return { ...fields.settings, allowOrigin: rule, responses, keepsExistingHeaders: true };
}

/**
 * | request | any or fixed origin | allowed | refused |
 * |---|---|---|---|
 * | not-cors | ACAO, ACAC, ACEH | | ACAC, ACEH |
 * | actual | ACAO, ACAC, ACEH | ACAO, ACAC, ACEH | ACAC, ACEH |
 * | preflight: any OPTIONS | 204; ACAO, ACAC, ACAM, ACAH, ACMA, ACEH | the same | the same without ACAO |
 */
function spell(fields: CompatFields, { constant, vary }: CompatOrigin): ResponseSet {
  const { reflectsRequestHeaders, status } = fields;
  const fixed: readonly Header[] =
    constant === undefined || constant === '*' ? [] : [['Access-Control-Allow-Origin', constant]];
  const everyone = constant === '*' ? 'any' : 'none';
  const own = constant === undefined ? 'own' : everyone;
  const headers = [...fixed, ...fields.actual];
  const preflightVary = reflectsRequestHeaders ? [...vary, 'Access-Control-Request-Headers'] : vary;
  const preflight = (allowed: boolean, allowOrigin: ResponseTemplate['allowOrigin']) =>
    createTemplate(allowed, preflightVary, {
      allowOrigin,
      headers: [...fixed, ...fields.preflight],
      reflectsRequestHeaders,
      status,
    });
  return {
    notCors: createTemplate(undefined, vary, { allowOrigin: everyone, headers }),
    actual: {
      allowed: createTemplate(true, vary, { allowOrigin: own, headers }),
      refused: createTemplate(false, vary, { allowOrigin: everyone, headers }),
    },
    preflight: { allowed: preflight(true, own), refused: preflight(false, everyone) },
  };
}

/** CORS is off, or a function refused: the application responds, to OPTIONS too. */
function passOn({ rule, vary }: CompatOrigin): ResponseSet {
  const allowed = rule.kind === 'off' ? undefined : false;
  const same = (template: ResponseTemplate) => ({ allowed: template, refused: template });
  return {
    notCors: createTemplate(undefined, vary, {}),
    actual: same(createTemplate(allowed, vary, {})),
    preflight: same(createTemplate(allowed, vary, {})),
  };
}
