import { expect, test } from 'vitest';
import type { CorsIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { ERROR_ROWS } from './all-rows.ts';
import { WAIVABLE_ROWS, WARNING_ROWS } from './lenient-rows.ts';
import { BAD } from './regexp-rows.ts';

/** Why an issue has no replacement, by what it says instead. */
const REASONS: readonly (readonly [fix: RegExp, why: string])[] = [
  [/^Call cors\(\)|^Use origin: false|^Use false to allow|^Pass an options/, 'the value of the variable is unknown'],
  [/^Use \{ origin: /, 'the fix replaces the whole options argument, which has no path'],
  [/^Did you mean|^The options are/, 'the value may not suit the suggested option'],
  [/^Use scheme:/, 'the text has no host, is ambiguous, or stands for an origin that is also an error'],
  [/^Remove the quotes|^Pass origins as strings/, 'the intended origin is not certain'],
  [/^Use origin: ['y]|^Use a function/, 'the value belongs elsewhere'],
  [/^List (?:the|your)|^Use this server's public host/, 'only the application knows its names'],
  [/^Serve /, 'the site has to change'],
  [/^Use true or false|^Use "unsafe-methods" or/, 'either value could be intended'],
  [
    /^Use a (?:list of strings|string|number|host name)|^Use a (?:plain )?number, such|^Use one name/,
    'the intended name or number is not certain',
  ],
  [/^Use a list of codes|^Remove it so that/, 'waivers are left to the user'],
  [/^Remove the flag/, 'the RegExp has another error'],
];

const issues: readonly CorsIssue[] = [
  ...[...ERROR_ROWS, ...WAIVABLE_ROWS, ...WARNING_ROWS].map(({ options }) => options),
  ...BAD.map((origin) => ({ origin })),
].flatMap((options) => normalize(options).issues);

// npx vitest run test/options/replacements.test.ts -u writes the file again
test('the number of issues with a replacement and without, and why', async () => {
  const without = issues.filter((issue) => !('replacement' in issue));
  const reasons = without.map(({ code, fix }) => `${code}: ${REASONS.find(([it]) => it.test(fix))?.[1] ?? fix}`);
  const lines = [...new Set(reasons)].sort().map((line) => `${String(count(reasons, line)).padStart(4)}  ${line}`);
  const table = [
    `${issues.length} issues of ${new Set(issues.map(({ code }) => code)).size} codes`,
    `${issues.length - without.length} with a replacement, ${without.length} without:`,
    ...lines,
  ];
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('replacements.txt');
  expect(without.filter(({ fix }) => !REASONS.some(([it]) => it.test(fix))).map(({ fix }) => fix)).toEqual([]);
});

function count(list: readonly string[], value: string): number {
  return list.filter((each) => each === value).length;
}
