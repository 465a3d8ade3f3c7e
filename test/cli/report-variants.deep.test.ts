import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { type ReportVariant, variants } from './report-variants.ts';
import { argumentsFor, start } from './setup.ts';
import { corsmith, type Output } from './terminal.ts';

/** A command of an earlier commit: CORSMITH_BEFORE=file writes its results into the table again. */
const BEFORE = process.env['CORSMITH_BEFORE'];

const rows: string[] = [];

test.each(variants)('$id: $what', async (variant) => {
  const found = await judge(variant, corsmith);
  expect(found).toEqual({ exit: variant.exit, code: variant.code, isRight: true });
  const before = BEFORE === undefined ? undefined : await judge(variant, (...argv) => runFile(BEFORE, argv));
  rows.push(`| ${variant.id} | ${variant.what} | ${before && cell(before)} | ${cell(found)} |`);
});

test('the table of earlier and current results', async () => {
  expect(variants.length).toBe(27);
  if (BEFORE === undefined) return;
  const head = ['| report | set-up | before | now |', '|---|---|---|---|'];
  await expect(`${[...head, ...rows].join('\n')}\n`).toMatchFileSnapshot('report-variants.md');
});

interface Judged {
  readonly exit: number;
  readonly code: string;
  /** Whether the exit code, the cause and the advice are the right ones. */
  readonly isRight: boolean;
}

async function judge(variant: ReportVariant, run: (...argv: readonly string[]) => Promise<Output>): Promise<Judged> {
  const { exit, code, says, never } = variant;
  const server = await start(variant);
  const argv = argumentsFor({ ...variant, cause: 'null-origin', change: '' }, server);
  const text = await run(...argv);
  const data = await run(...argv, '--json');
  server.close();
  const found = firstCode(data.out);
  const all = text.out + text.err;
  const isRight = text.code === exit && found === code && says.test(all) && never?.test(all) !== true;
  return { exit: text.code, code: found, isRight };
}

/** The members had other names before. */
function firstCode(json: string): string {
  const { diagnoses, likely, connectionError, noAnswer } = JSON.parse(json);
  return connectionError?.code ?? noAnswer?.code ?? diagnoses?.[0]?.code ?? likely?.[0]?.code ?? 'none';
}

function runFile(file: string, argv: readonly string[]): Promise<Output> {
  // an option of later commits
  const at = argv.indexOf('--page-address');
  const known = argv.filter((_, index) => index !== at && index !== at + 1);
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...known], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

function cell({ exit, code, isRight }: Judged): string {
  return `exit ${exit}, ${code}${isRight ? '' : ' (wrong or poor)'}`;
}
