import { compareSession, createTally, type Tally } from './compare.ts';
import { generateSession } from './generate.ts';
import { createRandom } from './random.ts';

/** Compares compat with npm `cors` over generated pairs of configuration and request, up to the first unexplained difference. */
export async function fuzz(pairs: number, seed: number): Promise<Tally> {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    const random = createRandom(seed);
    const tally = createTally();
    while (tally.pairs < pairs && tally.unexplained.length === 0) await compareSession(generateSession(random), tally);
    return tally;
  } finally {
    process.emitWarning = emitWarning;
  }
}
