import { expect } from 'vitest';
import type { ExchangeRow } from './row.ts';

/** The result of an exchange, on any server. */
export interface Outcome {
  /** What `next` was called with, each time. */
  readonly nextCalls: readonly unknown[];
  /** The status of the response, or at the time when `next` was called. */
  readonly status: number;
  /** By lower-case name, with one entry for each header line. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The body of the response. */
  readonly body: string;
}

/** A status that no row expects: the middleware did not set one. */
export const UNTOUCHED = 200;

/** Compares the whole result with its row, including CORS headers that no row has. */
export function check({ expect: expected }: ExchangeRow, outcome: Outcome): void {
  const { headers } = outcome;
  const names = [...Object.keys(expected.headers), 'vary'];
  const other = [...headers.keys()].filter((name) => name.startsWith('access-control-') && !names.includes(name));
  expect({
    next: outcome.nextCalls.map(errorOf),
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

/** The value of a header with one line. corsmith never sends several. */
function lines(values: readonly string[] | undefined): unknown {
  if (values === undefined) return null;
  return values.length === 1 ? values[0] : values;
}

function errorOf(error: unknown): unknown {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  return { code: 'code' in error ? error.code : undefined, message: error.message };
}

function errorLike({ code, message }: { readonly code?: string; readonly message: string }): unknown {
  return { code, message: expect.stringContaining(message) };
}
