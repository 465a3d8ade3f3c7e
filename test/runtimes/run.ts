import { expect } from 'vitest';
import { CHECKS } from './checks.ts';
import { differences, rowsOf } from './compare.ts';
import { type Outcome, sendRows } from './outcomes.ts';
import { ROWS, type Row } from './rows.ts';
import { serve } from './serve.ts';
import { REFERENCE, type Runtime, type Target } from './targets.ts';

/** What Express 5 on Node responds to each row. */
export type Reference = ReadonlyMap<Row, Outcome>;

export async function readReference(): Promise<Reference> {
  const server = await serve(REFERENCE, 'Node 24');
  const outcomes = await sendRows(server.port);
  await server.stop();
  return new Map(ROWS.map((row, at) => [row, outcomes[at] as Outcome])); // one for each row
}

/** Starts a recipe, sends all rows and compares the responses; returns how many passed. */
export async function check(target: Target, runtime: Runtime, reference: Reference): Promise<number> {
  const server = await serve(target, runtime);
  try {
    const rows = rowsOf(target);
    const differing = differences(target, await sendRows(server.port, target.path, rows), reference);
    const explained = (target.except ?? []).map(({ row }) => row);
    const unexplained = differing.filter(({ row }) => !explained.includes(row.name));
    expect(unexplained.slice(0, 5), `${unexplained.length} of ${rows.length} differ`).toEqual([]);
    expect(differing.map(({ row }) => row.name)).toEqual(explained);
    if (target.logsErrors) await expect.poll(server.output).toContain('the database is down');
    await CHECKS[target.id]?.(server.port, server.output);
    return rows.length - differing.length;
  } finally {
    await server.stop();
  }
}
