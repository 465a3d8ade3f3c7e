import { isDeepStrictEqual } from 'node:util';
import npm from 'cors';
import cors from '../../../src/compat.ts';
import { FIXES, type Fix } from './fixes.ts';
import { type Make, type Outcome, play } from './play.ts';
import { sessionAt } from './reach.ts';
import type { SessionSpec } from './spec.ts';

export type Play = (make: Make, session: SessionSpec) => Promise<readonly Outcome[]>;

/** The result of a comparison: how often each row explained a difference, and what no row explains. */
export interface Tally {
  pairs: number;
  different: number;
  readonly rows: Map<number, number>;
  readonly unexplained: unknown[];
}

export function createTally(): Tally {
  return { pairs: 0, different: 0, rows: new Map(), unexplained: [] };
}

/** Plays a session on both sides; where they differ, the fixed npm `cors` must match ours. */
export async function compareSession(session: SessionSpec, tally: Tally, playing: Play = play): Promise<void> {
  const theirs = await playing(npm as Make, session);
  const ours = await playing(cors as Make, session);
  let fixed: readonly Outcome[] | undefined;
  for (const [index, our] of ours.entries()) {
    tally.pairs++;
    if (isDeepStrictEqual(our, theirs[index])) continue;
    tally.different++;
    fixed ??= await playFixed(session, FIXES, playing);
    if (!isDeepStrictEqual(our, fixed[index])) {
      tally.unexplained.push({
        session,
        request: session.requests[index],
        ours: our,
        theirs: theirs[index],
        fixed: fixed[index],
      });
      continue;
    }
    for (const fix of FIXES) {
      if (!applies(fix, session)) continue;
      const others = await playFixed(
        session,
        FIXES.filter((other) => other !== fix),
        playing,
      );
      if (!isDeepStrictEqual(others[index], our)) tally.rows.set(fix.row, (tally.rows.get(fix.row) ?? 0) + 1);
    }
  }
}

function applies({ session, outcome }: Fix, of: SessionSpec): boolean {
  return outcome !== undefined || session?.(of) !== of;
}

async function playFixed(session: SessionSpec, fixes: readonly Fix[], playing: Play): Promise<readonly Outcome[]> {
  const corrected = fixes.reduce((rewritten, fix) => fix.session?.(rewritten) ?? rewritten, session);
  const outcomes = await playing(npm as Make, corrected);
  return outcomes.map((outcome, index) => {
    const request = session.requests[index];
    if (request === undefined) return outcome;
    const expect = (of: SessionSpec): Outcome =>
      fixes.reduce(
        (rewritten, fix) => (rewritten.refused ? rewritten : (fix.outcome?.(rewritten, of, request) ?? rewritten)),
        outcome,
      );
    const atFirst = expect(corrected);
    return atFirst.refused === undefined ? expect(sessionAt(corrected, index)) : atFirst;
  });
}
