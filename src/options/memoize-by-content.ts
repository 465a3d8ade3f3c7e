/** How many results are kept. */
const SIZE = 16;

/** Results for longer lists are not kept. */
const LONGEST_LIST = 100_000;

interface Entry<Result> {
  readonly content: unknown;
  readonly result: Result;
}

/** A copy of the properties of a plain object. */
interface CopiedProperties {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

/**
 * Calls `make` only for options whose content is new: a delegate that returns a literal creates a new object for each
 * request. Properties are compared by `===`, lists entry by entry, RegExps by source and flags. Functions are compared
 * by identity, since two functions can have the same text.
 */
export function memoizeByContent<Options, Result>(make: (options: Options) => Result): (options: Options) => Result {
  const entries: Entry<Result>[] = [];
  return (options) => {
    const at = find(entries, options);
    const known = entries[at];
    if (known === undefined) return remember(entries, options, make(options));
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

function remember<Result>(entries: Entry<Result>[], options: unknown, result: Result): Result {
  try {
    // new entries start in the middle, so entries in repeated use stay ahead of any number that are used once
    if (isCopyable(options)) entries.splice(SIZE / 2, 0, { content: copy(options), result });
  } catch {
    // a proxy, or a cycle
  }
  entries.length = Math.min(entries.length, SIZE);
  return result;
}

/** Can this be copied? Not if its value can differ when it is read again, or if it can change inside. */
function isCopyable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= LONGEST_LIST && value.every(isCopyable);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return true;
  const properties = Object.values(Object.getOwnPropertyDescriptors(value));
  return isPlain(value) && properties.every((each) => each.get === undefined && isCopyable(each.value));
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof RegExp) return new RegExp(value);
  if (!isPlain(value)) return value;
  const names = Object.getOwnPropertyNames(value);
  const copied: CopiedProperties = { names, values: names.map((name) => copy(Reflect.get(value, name))) };
  return copied;
}

/** Is this what was copied? Only copies of plain objects are plain objects, and only copies of lists are lists. */
function hasContent(value: unknown, copied: unknown): boolean {
  if (Array.isArray(value)) return Array.isArray(copied) && hasEntries(value, copied);
  if (value instanceof RegExp)
    return copied instanceof RegExp && value.source === copied.source && value.flags === copied.flags;
  if (!isPlain(value)) return value === copied;
  return isPlain(copied) && hasProperties(value, copied as CopiedProperties);
}

function hasEntries(list: readonly unknown[], copied: readonly unknown[]): boolean {
  if (list.length !== copied.length) return false;
  for (let at = 0; at < list.length; at++)
    if (list[at] !== copied[at] && !hasContent(list[at], copied[at])) return false;
  return true;
}

function hasProperties(value: object, { names, values }: CopiedProperties): boolean {
  const own = Object.getOwnPropertyNames(value);
  if (own.length !== names.length) return false;
  for (let at = 0; at < own.length; at++) {
    const name = own[at] as string; // within its length
    if (name !== names[at] || !hasContent(Reflect.get(value, name), values[at])) return false;
  }
  return true;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
