/** Numbers from a seed, the same on every machine. */
export interface Random {
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  some<T>(from: readonly [T, ...T[]], most: number): T[];
}

/** mulberry32: small, fast, good enough to choose test cases. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const random: Random = {
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    pick: (from) => from[random.below(from.length)] as (typeof from)[0], // within its length
    some: (from, most) => Array.from({ length: random.below(most + 1) }, () => random.pick(from)),
  };
  return random;
}
