/** Thrown if a RegExp cannot be read, or has more parts than can be checked. `proveRegExp` catches it. */
export class UnprovenError extends Error {}

/** Counts steps, and throws when there are too many. */
export function createBudget(steps: number): (taken: number) => void {
  let left = steps;
  return (taken) => {
    left -= taken;
    if (left < 0) throw new UnprovenError('it has too many combinations to check');
  };
}
