import type { OriginPatterns, OriginRule } from '../origin/origin-rule.ts';
import { describeSites } from '../origin/regexp/sites.ts';
import { coreOf, type OpaquePolicy } from './policy.ts';

const MOST_LINES = 20;

/**
 * Which origins a policy allows, one per item: origins and patterns as written, and the sites that RegExps match. After 20
 * items, a last one says how many more there are.
 *
 * @example
 * allowedOrigins(createPolicy({ origin: /^https:\/\/(?:.+\.)?example\.com$/ }));
 * // ['https://example.com and its subdomains']
 */
export function allowedOrigins(policy: OpaquePolicy): readonly string[] {
  return describeOrigins(coreOf(policy).allowOrigin);
}

/** Which origins a rule allows, one per line: origins and patterns as written, sites of RegExps in words. */
export function describeOrigins(rule: OriginRule): readonly string[] {
  if (rule.kind === 'off') return ['no origin'];
  if (rule.kind === 'function') return ['any origin that the origin function allows'];
  if (rule.kind !== 'list') return ['any origin'];
  const { exact, patterns, sites, unlisted } = rule;
  const lines = [
    ...exact,
    ...(patterns === undefined ? [] : patternTexts(patterns)),
    ...describeSites(sites),
    ...unlisted.map((regexp) => `any origin that ${regexp} matches`),
  ];
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `${lines.length - MOST_LINES} more`];
}

function patternTexts({ withPort, anyPort, wildcards }: OriginPatterns): readonly string[] {
  return [...suffixTexts(withPort, ''), ...suffixTexts(anyPort, ':*'), ...(wildcards?.texts ?? [])];
}

function suffixTexts(suffixes: OriginPatterns['withPort'], port: string): readonly string[] {
  return [...(suffixes?.schemes ?? [])].flatMap(([suffix, schemes]) =>
    (typeof schemes === 'string' ? [schemes] : [...schemes]).map(
      (scheme) => `${scheme}${suffix.replace(/^\./, '*.')}${port}`,
    ),
  );
}
