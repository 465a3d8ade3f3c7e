import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { corsmith, corsmithOn } from './terminal.ts';

const file = (name: string) => fileURLToPath(new URL(`files/${name}`, import.meta.url));

const rows: readonly (readonly [name: string, code: number, expected: readonly string[]])[] = [
  [
    'wrong.js',
    1,
    ['error    origin  ', 'warning  maxAge  ', 'errors.md#invalid-origin\n', 'errors.md#max-age-over-limit\n'],
  ],
  ['wrong.cjs', 1, ['error    origin', '#wildcard-with-credentials\n']],
  [
    'throws-config.mjs',
    1,
    ['error    origin  it ends in a slash. Take it off\n', ' See somewhere/docs/errors.md#invalid-origin\n'],
  ],
  ['right.mjs', 0, ['ok  ', 'allows   ']],
  ['list.mjs', 0, ['ok  ']],
  ['transpiled.cjs', 0, ['ok  ']],
  ['transpiled.mjs', 0, ['ok  ']],
  ['policy.mjs', 0, ['ok  ']],
  ['another-copy.mjs', 0, ['ok  ', 'allows   https://a.example\nallows   https://b.example and its subdomains\n']],
  ['warning.json', 0, ['warning  maxAge  ', '#max-age-over-limit\n']],
];

test.each(rows)('%s', async (name, code, expected) => {
  const output = await corsmith('check', file(name));
  expect([output.code, output.err]).toEqual([code, '']);
  for (const text of expected) expect(output.out).toContain(text);
  const data = await corsmith('check', file(name), '--json');
  expect(data.code).toBe(code);
  const { issues } = JSON.parse(data.out);
  expect(issues.some(({ severity }: { severity: string }) => severity === 'error')).toBe(code === 1);
});

const wrong: readonly (readonly [name: string, line: RegExp])[] = [
  ['throws.mjs', /cannot be loaded: Error: a module\n$/],
  ['absent.mjs', /cannot be loaded: /],
  ['nothing.mjs', /exports no options: export default \{ origin: ... \}\n$/],
  ['function.mjs', /exports a function: export the options that it returns\n$/],
  ['options.ts', /must end in .js, .mjs, .cjs or .json\n$/],
];

test.each(wrong)('%s', async (name, line) => {
  const { code, out, err } = await corsmith('check', file(name));
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^corsmith: "[^\n]*\n$/);
  expect(err).toMatch(line);
});

test('invalid JSON', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corsmith-'));
  const broken = join(folder, 'broken.json');
  await writeFile(broken, '{ "origin": ');
  const { code, err } = await corsmith('check', broken);
  await rm(folder, { recursive: true });
  expect(code).toBe(2);
  expect(err).toMatch(/cannot be loaded: SyntaxError[^\n]*\n$/);
});

test('null is not a valid value for options', async () => {
  const { code, out } = await corsmith('check', file('null.mjs'));
  expect(code).toBe(1);
  expect(out).toContain('#invalid-type\n');
});

test('with colors', async () => {
  const { out } = await corsmithOn({ isTerminal: true, environment: {} }, 'check', file('wrong.js'));
  expect(out).toContain('\u001b[31merror');
});

test('a module that never finishes loading', async () => {
  // until the command listens, which takes as long as the file takes to be read
  const ending = setInterval(() => process.emit('beforeExit', 0), 50);
  const { code, err } = await corsmith('check', file('never.mjs'));
  clearInterval(ending);
  expect(code).toBe(2);
  expect(err).toMatch(/never finishes loading: a top-level await does not settle\n$/);
});
