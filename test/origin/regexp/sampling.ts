import fc from 'fast-check';
import { expect } from 'vitest';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { describeSites } from '../../../src/origin/regexp/sites.ts';
import { isSerializedOrigin } from '../../../src/standard/origins.ts';
import { generatedRegExps, mutate, type Random } from './generated.ts';
import { isOnSite } from './is-on-site.ts';

/** Draws origins from generated RegExps that are accepted. Returns how many RegExps and origins there were. */
export function sampleAcceptedRegExps(
  numRuns: number,
  drawsEach: number,
): { readonly accepted: number; readonly origins: number } {
  let accepted = 0;
  let origins = 0;
  fc.assert(
    fc.property(generatedRegExps, fc.nat(), ({ source, flags, draw }, seed) => {
      const regexp = new RegExp(source, flags);
      const { failures, sites } = proveRegExp(regexp, { trusting: true });
      if (failures.length > 0 || sites === undefined) return;
      accepted++;
      const random = randomFrom(seed);
      for (let count = 0; count < drawsEach; count++) {
        const drawn = draw(random);
        const text = count % 2 === 0 ? drawn : mutate(drawn, random);
        if (!isSerializedOrigin(text) || !regexp.test(text)) continue;
        origins++;
        const isListed = sites.some((site) => isOnSite(site, text));
        expect({ regexp: String(regexp), text, isListed, sites: describeSites(sites) }).toMatchObject({
          isListed: true,
        });
      }
    }),
    { numRuns, seed: 1 },
  );
  return { accepted, origins };
}

/** https://en.wikipedia.org/wiki/Xorshift */
export function randomFrom(seed: number): Random {
  let state = (seed | 0) + 0x9e3779b9 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
