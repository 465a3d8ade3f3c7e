import { expect, test } from 'vitest';
import { type LenientOriginRule, matchOrigin } from '../../src/origin/origin-rule.ts';

const A = 'https://a.example';
const rule = (parts: Partial<LenientOriginRule>): LenientOriginRule => ({
  kind: 'lenient',
  everyone: false,
  exact: new Set(),
  regexps: [],
  ...parts,
});
const EVERYONE = rule({ everyone: true });
const EXACT = rule({ exact: new Set([A, 'null', `${A}/`]) });
const REGEXPS = rule({ regexps: [/b\.example/, /a\.example/] });
const BOTH = rule({ exact: new Set([A]), regexps: [/^never$/] });

test.each([
  [EVERYONE, A, true],
  [EVERYONE, 'null', true],
  [EVERYONE, 'garbage', true],
  [EVERYONE, '', false],
  [EVERYONE, `${A}, ${A}`, false],
  [EVERYONE, `${A},${A}`, false],
  [EVERYONE, `${A} ${A}`, false],
  [EVERYONE, `${A}\t${A}`, false],
  [EXACT, A, true],
  [EXACT, 'null', true],
  [EXACT, `${A}/`, true],
  [EXACT, 'https://b.example', false],
  [EXACT, '', false],
  [REGEXPS, A, true],
  [REGEXPS, 'https://b.example', true],
  [REGEXPS, 'https://c.example', false],
  [REGEXPS, `https://a.example ${A}`, false],
  [BOTH, A, true],
  [BOTH, 'https://b.example', false],
  [rule({}), A, false],
])('%o: %s is %s', (lenient, origin, allowed) => {
  expect(matchOrigin(lenient, origin)).toBe(allowed);
});
