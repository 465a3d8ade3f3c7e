import { escapeControls } from '../standard/text.ts';

/** Where a command writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether the output is shown in a terminal, with colors. */
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What is pasted or piped into the command. */
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  /** The folder of the documentation that is installed with the command. */
  readonly docs: string;
}

/** How a command ends. */
export const EXIT = { allowed: 0, blocked: 1, usage: 2, noResponse: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Adds colors to text, if there are colors. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Colors are for terminals only, and not if NO_COLOR is set: https://no-color.org */
export function paintFor({ isTerminal, environment }: Pick<Terminal, 'isTerminal' | 'environment'>): Paint {
  const isColored = isTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
  const paint = (code: number) => (text: string) => (isColored ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { good: paint(32), bad: paint(31), strong: paint(1), faint: paint(2) };
}

/** Text from outside, safe to print. */
export function printable(text: string): string {
  return escapeControls(text);
}

/** JSON.stringify keeps C1 control characters; escaped, they have the same meaning. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).split('\n').map(printable).join('\n');
}
