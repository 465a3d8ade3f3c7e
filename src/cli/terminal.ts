/** Where a command writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person looks on, and may see colours. */
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the documentation lies that is installed with the command. */
  readonly docs: string;
}

/** How a command ends. */
export const EXIT = { allowed: 0, blocked: 1, usage: 2, noResponse: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Paints text; without colours it leaves it as it is. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Colours for a terminal only, and not where NO_COLOR is set: https://no-color.org */
export function paintFor({ isTerminal, environment }: Terminal): Paint {
  const isColoured = isTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
  const paint = (code: number) => (text: string) => (isColoured ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { good: paint(32), bad: paint(31), strong: paint(1), faint: paint(2) };
}

// controls, and what turns the direction of a text, breaks its lines or cannot be seen
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Bytes from outside, fit for a terminal: https://cwe.mitre.org/data/definitions/150.html */
export function printable(text: string): string {
  return text.replace(CONTROLS, (char) => char.split('').map(escapeUnit).join(''));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON keeps C1 controls as they are; escaped they mean the same. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).split('\n').map(printable).join('\n');
}
