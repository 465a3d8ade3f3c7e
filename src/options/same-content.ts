import type { RawOptions } from './raw-options.ts';

const MOST_RECENT = 16;
const MOST_NEW = 1000;

/**
 * Do options have other content than the last ones? For checks that should run only once per content. A list that was
 * changed in place does not count as new. After 1000 new contents, none counts as new: a delegate may make other options for
 * each request.
 */
export function createContentMemory(): (options: RawOptions) => boolean {
  let recent: readonly RawOptions[] = [];
  let count = 0;
  return function isNew(options) {
    if (count === MOST_NEW || recent.some((known) => isSameContent(options, known))) return false;
    count++;
    recent = [options, ...recent].slice(0, MOST_RECENT);
    return true;
  };
}

/**
 * Do options have the same content? Lists are compared entry by entry, RegExps by source and flags, functions and other
 * objects by identity: two closures with the same text may do different things.
 */
function isSameContent(one: RawOptions, other: RawOptions): boolean {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) if (!Object.hasOwn(other, name) || !isSameValue(one[name], other[name])) return false;
  return true;
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || one === null) return Object.is(one, other);
  if (Array.isArray(one)) return Array.isArray(other) && isSameList(one, other);
  return one instanceof RegExp && other instanceof RegExp && one.source === other.source && one.flags === other.flags;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, index) => isSameValue(entry, other[index]));
}
