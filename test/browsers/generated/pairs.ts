import fc from 'fast-check';
import type { Step } from '../scenario.ts';
import { type GeneratedServer, server } from './policies.ts';
import { step } from './requests.ts';

export interface Pair {
  readonly id: string;
  readonly server: GeneratedServer;
  readonly step: Step;
}

/** The same pairs for the same seed. */
export function pairs(seed: number, count: number): readonly Pair[] {
  return fc
    .sample(fc.record({ server, step }), { seed, numRuns: count })
    .map((pair, index) => ({ id: `pair-${index}`, ...pair }));
}
