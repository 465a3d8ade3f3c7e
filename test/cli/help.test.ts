import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';

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

test('suggests the closest code', async () => {
  const { exit, err } = await help('invalid-orgin');
  expect([exit, err]).toEqual([2, 'corsmith: There is no code "invalid-orgin": did you mean invalid-origin?\n']);
});

test('lists the codes', async () => {
  const { exit, err } = await help('x-y-z');
  expect(exit).toBe(2);
  expect(err).toContain('the codes are invalid-type, unknown-option,');
});
