import type { OriginPatterns, OriginRule } from '../origin/origin-rule.ts';
import { describeSites } from '../origin/regexp/sites.ts';

const MOST_LINES = 20;

/** Which origins a rule allows, one a line: origins and patterns as written, the sites of RegExps in words. */
export function describeOrigins(rule: OriginRule): readonly string[] {
  switch (rule.kind) {
    case 'off':
      return ['no origin'];
    case 'any':
    case 'reflected':
      return ['any origin'];
    case 'function':
      return ['what the origin function allows'];
    case 'list':
      return shorten([
        ...rule.exact,
        ...patternTexts(rule.patterns),
        ...describeSites(rule.sites),
        ...rule.unlisted.map((regexp) => `what ${regexp} matches`),
      ]);
  }
}

function shorten(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `${lines.length - MOST_LINES} more`];
}

function patternTexts(patterns: OriginPatterns | undefined): readonly string[] {
  if (patterns === undefined) return [];
  const suffixes = [patterns.withPort, patterns.anyPort].flatMap((each, index) =>
    [...(each?.schemes ?? [])].flatMap(([suffix, schemes]) =>
      [schemes]
        .flatMap((some) => (typeof some === 'string' ? [some] : [...some]))
        .map((scheme) => `${scheme}${suffix.startsWith('.') ? '*' : ''}${suffix}${index === 1 ? ':*' : ''}`),
    ),
  );
  return [...suffixes, ...(patterns.wildcards?.texts ?? [])];
}
