import { run } from '../../src/cli/run.ts';

export interface Output {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, without colours. */
export async function corsmith(...argv: readonly string[]): Promise<Output> {
  return corsmithOn({ isTerminal: false, environment: {} }, ...argv);
}

export async function corsmithOn(
  place: { readonly isTerminal: boolean; readonly environment: Readonly<Record<string, string>> },
  ...argv: readonly string[]
): Promise<Output> {
  let out = '';
  let err = '';
  const code = await run(argv, {
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
