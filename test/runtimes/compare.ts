import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from './outcomes.ts';
import { ROWS, type Row } from './rows.ts';
import type { Target } from './targets.ts';

/** A row with a response that differs from that of Express 5. */
export interface Difference {
  readonly row: Row;
  readonly expected: Partial<Outcome> | undefined;
  readonly outcome: Partial<Outcome> | undefined;
}

/** The rows that a target gets. */
export function rowsOf({ headersOnly }: Target): readonly Row[] {
  return headersOnly ? ROWS.filter(isForHeaders) : ROWS;
}

function isForHeaders({ method, path, options, policy }: Row): boolean {
  return (
    ['GET', 'OPTIONS'].includes(method) && path === 'echo' && typeof options !== 'function' && policy !== undefined
  );
}

/** Compares the responses with those of Express 5 to the same rows. */
export function differences(
  target: Target,
  outcomes: readonly Outcome[],
  reference: ReadonlyMap<Row, Outcome>,
): readonly Difference[] {
  return rowsOf(target).flatMap((row, at) => {
    const [expected, outcome] = [comparable(target, reference.get(row)), comparable(target, outcomes[at])];
    return isDeepStrictEqual(outcome, expected) ? [] : [{ row, expected, outcome }];
  });
}

function comparable({ headersOnly }: Target, outcome: Outcome | undefined): Partial<Outcome> | undefined {
  return headersOnly && outcome ? { headers: outcome.headers, vary: outcome.vary } : outcome;
}
