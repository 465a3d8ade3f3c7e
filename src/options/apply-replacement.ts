import type { CorsIssue } from './issues.ts';

/**
 * Options with the replacement of one issue written at its path. The options themselves are not changed; issues without a
 * replacement change nothing.
 *
 * @param options what was passed to `cors()`: options, or an origin or a list of origins
 * @example
 * const { issues } = error; // a CorsConfigError
 * const corrected = issues.reduceRight(applyReplacement, options);
 */
export function applyReplacement(options: unknown, issue: CorsIssue): unknown {
  if (!('replacement' in issue)) return options;
  if (typeof options !== 'object' || Array.isArray(options)) {
    // a string or a list is short for { origin: ... }
    const whole = write({ origin: options }, keysOf(issue.path), issue.replacement);
    return typeof whole['origin'] === 'object' || typeof whole['origin'] === 'string' ? whole['origin'] : whole;
  }
  return write(Object(options), keysOf(issue.path), issue.replacement);
}

/** `enforce.publicHost[1]` is `enforce`, `publicHost`, `1`. */
function keysOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) => (index === undefined ? key : Number(index)));
}

function write(
  owner: Readonly<Record<string, unknown>>,
  [key = '', index, ...rest]: readonly (string | number)[],
  replacement: unknown,
): Record<string, unknown> {
  const { [key]: value, ...others } = owner;
  if (index === undefined) return replacement === undefined ? others : { ...owner, [key]: replacement };
  if (typeof index === 'string') return { ...owner, [key]: write(Object(value), [index, ...rest], replacement) };
  const entries = Array.from(value as readonly unknown[]); // only paths into a list have an index
  return { ...owner, [key]: [...entries.slice(0, index), ...[replacement].flat(), ...entries.slice(index + 1)] };
}
