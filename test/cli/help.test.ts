import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';

/** Each cause has an example of its output. */
const CAUSES = readdirSync('test/cli/golden')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace('.txt', ''));

async function help(code: string): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const lines = { out: '', err: '' };
  const out = (text: string) => {
    lines.out += text;
  };
  const err = (text: string) => {
    lines.err += text;
  };
  const exit = await run(['help', code], {
    stdin: Readable.from([]),
    isTerminal: false,
    environment: {},
    docs: 'docs',
    out,
    err,
  });
  return { exit, ...lines };
}

test.each(ISSUE_CODES)('explains %s', async (code) => {
  const { exit, out, err } = await help(code);
  expect([exit, err]).toEqual([0, '']);
  expect(out.split('\n', 1)).toEqual([code]);
  expect(out.length).toBeGreaterThan(100);
  expect(out).not.toMatch(/^##/m);
});

test.each([
  ['origin-refused', 'CORS is set up, but it does not allow the origin'],
  ['options-not-found', 'the response to OPTIONS is 404: CORS is not mounted at this path'],
  ['login-page', 'a sign-in page instead of data'],
  ['mixed-content', 'not CORS: an https page sends a request over http'],
  ['method-not-allowed', 'the method is not in the list'],
  ['allow-origin-mismatch', 'Access-Control-Allow-Origin is a different origin'],
])('explains the finding %s', async (code, meaning) => {
  const out = `${code}\n\nnpx corsmith explain found: ${meaning}. See docs/explain.md\n`;
  expect(await help(code)).toEqual({ exit: 0, out, err: '' });
});

test('the tables of causes and problems have a row for each code', () => {
  const page = readFileSync('docs/explain.md', 'utf8');
  const tables = page.split(/^### /m).filter((section) => /^The (?:causes|problems)\n/.test(section));
  const cells = [...tables.join('').matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell);
  expect(cells.filter((cell) => !/^`[a-z\d-]+`$/.test(String(cell)))).toEqual([]);
});

test.each(CAUSES)('explains the cause %s', async (code) => {
  expect(await help(code)).toMatchObject({ exit: 0, err: '' });
});

test('suggests the closest code', async () => {
  const { exit, err } = await help('invalid-orgin');
  expect([exit, err]).toEqual([2, 'corsmith: There is no code "invalid-orgin": did you mean invalid-origin?\n']);
});

test('lists the codes', async () => {
  const { exit, err } = await help('x-y-z');
  expect(exit).toBe(2);
  expect(err).toContain('the codes are invalid-type, unknown-option,');
});
