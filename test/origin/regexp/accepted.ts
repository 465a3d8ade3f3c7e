import fc from 'fast-check';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { SAFE } from './corpus.ts';
import { generatedRegExps } from './generated.ts';

/** RegExps that are accepted: of the corpus, and of as many generated from the seed. */
export function acceptedRegExps(generated: number, seed: number): readonly RegExp[] {
  const corpus = SAFE.map(([source, flags]) => new RegExp(source, flags));
  const others = fc
    .sample(generatedRegExps, { numRuns: generated, seed })
    .map(({ source, flags }) => new RegExp(source, flags));
  return [...corpus, ...others].filter((regexp) => proveRegExp(regexp, { trusting: false }).failures.length === 0);
}
