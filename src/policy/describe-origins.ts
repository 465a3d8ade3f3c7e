import type { OriginPatterns, OriginRule } from '../origin/origin-rule.ts';
import { describeSites } from '../origin/regexp/sites.ts';

const MOST_LINES = 20;

/** Which origins a rule allows, one a line: origins and patterns as written, the sites of RegExps in words. */
export function describeOrigins(rule: OriginRule): readonly string[] {
  if (rule.kind === 'off') return ['no origin'];
  if (rule.kind === 'function') return ['what the origin function allows'];
  if (rule.kind !== 'list') return ['any origin'];
  const { exact, patterns, sites, unlisted } = rule;
  const lines = [
    ...exact,
    ...(patterns === undefined ? [] : patternTexts(patterns)),
    ...describeSites(sites),
    ...unlisted.map((regexp) => `what ${regexp} matches`),
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
