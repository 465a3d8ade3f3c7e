import { describe, expect, test } from 'vitest';
import { OPTION_NAMES } from '../../src/options/options.ts';
import { completionsAt } from './complete.ts';

const OPTIONS = [...OPTION_NAMES].sort();
const COMPAT = OPTIONS.filter((name) => !['enforce', 'originTimeout', 'dangerouslyAllow', 'vary'].includes(name));
const ENFORCE = ['allowedHosts', 'methods', 'onRefused', 'publicHost', 'reportOnly'];

type Row = readonly [entry: string, code: string, names: readonly string[]];

/** A cursor `|`, and the names that an editor offers there. */
const ROWS: readonly Row[] = [
  ...inStrictAndWeb('cors({ | });', OPTIONS),
  ...inStrictAndWeb('cors({ o| });', OPTIONS),
  ...inStrictAndWeb('createPolicy({ | });', OPTIONS),
  ...inStrictAndWeb('cors({ enforce: { | } });', ENFORCE),
  ...inStrictAndWeb('createPolicy({ enforce: { | } });', ENFORCE),
  ...inStrictAndWeb('cors({ maxAge: 5, | });', without(OPTIONS, 'maxAge')),
  ...inStrictAndWeb('cors({ origin: (o) => true, | });', without(OPTIONS, 'origin')),
  ...inStrictAndWeb('cors({ origin: (o) => true, enforce: { methods: "all", | } });', without(ENFORCE, 'methods')),
  // next to an error
  ...inStrictAndWeb("cors({ origin: '*', credentials: true, | });", without(OPTIONS, 'credentials', 'origin')),
  ...inStrictAndWeb("cors({ maxAge: '5', | });", without(OPTIONS, 'maxAge')),
  ...inStrictAndWeb('cors({ unknown: 5, | });', OPTIONS),
  // of a delegate
  ...inStrictAndWeb('cors((request) => ({ | }));', OPTIONS),
  ...inStrictAndWeb('cors((request, callback) => callback(null, { | }));', OPTIONS),
  ['index', 'cors<CorsRequest>({ | });', OPTIONS],
  ['compat', 'cors({ | });', COMPAT],
  ['compat', 'cors({ o| });', COMPAT],
  ['compat', "cors({ maxAge: '5', | });", without(COMPAT, 'maxAge')],
  ['compat', 'cors((request, callback) => callback(null, { | }));', COMPAT],
];

describe('an editor offers exactly the options, each with its documentation', () => {
  const offered = completionsAt(
    ROWS.map(([entry, code]) =>
      entry === 'compat'
        ? `import cors from '../../src/compat.ts'; ${code}`
        : `import cors, { createPolicy, type CorsRequest } from '../../src/${entry}.ts'; ${code}`,
    ),
  );
  test.each(ROWS.map(([entry, code, names], index) => ({ entry, code, names, index })))(
    '$entry: $code',
    ({ names, index }) => {
      expect(Object.keys(offered[index] ?? {}).sort()).toEqual(names);
      expect(Object.entries(offered[index] ?? {}).filter(([, documentation]) => documentation === '')).toEqual([]);
    },
  );
});

function inStrictAndWeb(code: string, names: readonly string[]): readonly Row[] {
  return [
    ['index', code, names],
    ['web', code, names],
  ];
}

function without(names: readonly string[], ...used: readonly string[]): readonly string[] {
  return names.filter((name) => !used.includes(name));
}
