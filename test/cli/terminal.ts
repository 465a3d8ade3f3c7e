import { Readable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Output {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, without colors. */
export async function corsmith(...argv: readonly string[]): Promise<Output> {
  return corsmithOn({ isTerminal: false, environment: {} }, ...argv);
}

/** Runs the command with a text as its standard input. */
export async function corsmithWith(input: string, ...argv: readonly string[]): Promise<Output> {
  const stdin = Readable.from(input === '' ? [] : [input]);
  return corsmithOn({ isTerminal: false, environment: {}, stdin }, ...argv);
}

export async function corsmithOn(
  place: {
    readonly stdin?: Terminal['stdin'];
    readonly isTerminal: boolean;
    readonly environment: Readonly<Record<string, string>>;
  },
  ...argv: readonly string[]
): Promise<Output> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    stdin: Readable.from([]),
    ...place,
    docs: 'somewhere/docs',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
