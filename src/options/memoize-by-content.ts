/** How many results are kept. */
const SIZE = 16;

/** Results for longer lists are not kept. */
const LONGEST_LIST = 100_000;

interface Entry<Result> {
  readonly content: unknown;
  readonly result: Result;
}

/** A copy of a plain object or a RegExp. */
interface CopiedObject {
  /** The names of a plain object's properties. */
  readonly names: readonly string[] | undefined;
  /** The properties, or the source and flags of a RegExp. */
  readonly values: readonly unknown[];
}

/**
 * Calls `make` only for options whose content is new: a delegate that returns a literal creates a new object for each
 * request. Properties are compared by `===`, lists entry by entry, RegExps by source and flags. Functions are compared
 * by identity, since two functions can have the same text.
 *
 * @param isKept whether to keep the result. Called only for new options, since most requests find a kept result
 */
export function memoizeByContent<Options, Result>(
  make: (options: Options) => Result,
  isKept: (options: Options) => boolean = () => true,
): (options: Options) => Result {
  const entries: Entry<Result>[] = [];
  return (options) => {
    const at = find(entries, options);
    const known = entries[at];
    if (known === undefined) return remember(entries, options, make(options), isKept);
    if (at > 0) entries.unshift(...entries.splice(at, 1));
    return known.result;
  };
}

function find(entries: readonly Entry<unknown>[], options: unknown): number {
  try {
    for (let at = 0; at < entries.length; at++) if (hasContent(options, entries[at]?.content)) return at;
  } catch {
    // a proxy or a getter: `make` reports it
  }
  return -1;
}

function remember<Options, Result>(
  entries: Entry<Result>[],
  options: Options,
  result: Result,
  isKept: (options: Options) => boolean,
): Result {
  try {
    if (!isKept(options)) return result;
    // new entries start in the middle, so entries in repeated use stay ahead of any number that are used once
    entries.splice(SIZE / 2, 0, { content: copy(options), result });
  } catch {
    // cannot be copied, a proxy, or a cycle
  }
  entries.splice(SIZE);
  return result;
}

/** Throws if a value can differ when it is read again, or can change inside: a getter, an instance of a class. */
function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value) && value.length <= LONGEST_LIST) return value.map(copy);
  return copyObject(value);
}

function copyObject(value: object): CopiedObject {
  if (value instanceof RegExp) return { names: undefined, values: [value.source, value.flags] };
  const properties = Object.entries(Object.getOwnPropertyDescriptors(value));
  if (!isPlain(value) || properties.some(([, property]) => !('value' in property))) throw new TypeError();
  return { names: properties.map(([name]) => name), values: properties.map(([, property]) => copy(property.value)) };
}

/** Is this what was copied? */
function hasContent(value: unknown, copied: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === copied;
  if (Array.isArray(value)) return Array.isArray(copied) && hasEntries(value, copied);
  const { names, values = [] }: Partial<CopiedObject> = Object(copied);
  if (names !== undefined) return isPlain(value) && hasProperties(value, names, values);
  return value instanceof RegExp && value.source === values[0] && value.flags === values[1];
}

function hasEntries(list: readonly unknown[], copied: readonly unknown[]): boolean {
  if (list.length !== copied.length) return false;
  for (let at = 0; at < list.length; at++)
    if (list[at] !== copied[at] && !hasContent(list[at], copied[at])) return false;
  return true;
}

function hasProperties(value: object, names: readonly string[], values: readonly unknown[]): boolean {
  const own = Object.getOwnPropertyNames(value);
  if (own.length !== names.length) return false;
  for (let at = 0; at < own.length; at++) {
    const name = own[at] as string; // within its length
    if (name !== names[at] || !hasContent(Reflect.get(value, name), values[at])) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
