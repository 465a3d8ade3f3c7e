import { expect } from 'vitest';
import type { ExchangeRow } from './row.ts';

/** What came of an exchange, whoever carried it. */
export interface Outcome {
  /** What `next` was called with, each time. */
  readonly nextCalls: readonly unknown[];
  /** Of our own answer, or as it was when `next` was called. */
  readonly status: number;
  /** By lower-case name; each line of its own. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Of our own answer. */
  readonly body: string;
}

/** A status that no row expects of us, for telling that none was set. */
export const UNTOUCHED = 200;

/** Holds a row against what came of it, whole: fields that no row may have are looked for as well. */
export function check({ expect: expected }: ExchangeRow, outcome: Outcome): void {
  const { headers } = outcome;
  const names = [...Object.keys(expected.headers), 'vary'];
  const other = [...headers.keys()].filter((name) => name.startsWith('access-control-') && !names.includes(name));
  expect({
    next: outcome.nextCalls.map(said),
    status: outcome.status,
    headers: Object.fromEntries(names.map((name) => [name, lines(headers.get(name))])),
    other,
    body: outcome.nextCalls.length > 0 ? undefined : outcome.body,
  }).toEqual({
    next: expected.next ? [expected.error === undefined ? undefined : errorLike(expected.error)] : [],
    status: expected.status ?? UNTOUCHED,
    headers: { ...expected.headers, vary: expected.vary },
    other: [],
    body: expected.next ? undefined : (expected.body ?? ''),
  });
}

/** One line as it is; several are no field of ours. */
function lines(values: readonly string[] | undefined): unknown {
  if (values === undefined) return null;
  return values.length === 1 ? values[0] : values;
}

function said(error: unknown): unknown {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  return { code: 'code' in error ? error.code : undefined, message: error.message };
}

function errorLike({ code, message }: { readonly code?: string; readonly message: string }): unknown {
  return { code, message: expect.stringContaining(message) };
}
