import { isPolicy, type PolicyCore } from './policy.ts';

type PolicyOf = (options: unknown) => PolicyCore;

/** How many policies are kept. */
const SIZE = 16;

/** Longer lists are checked again at each request. */
const LONGEST_LIST = 100_000;

// the application has no such values
const OBJECT = Symbol('object');
const LIST = Symbol('list');
const REGEXP = Symbol('RegExp');

/**
 * Makes a policy only for options that differ from those it was given before: a delegate that returns a literal makes a
 * new object for each request. Options are compared by value, but never as text: two functions can have the same text.
 */
export function cachePolicies(policyOf: PolicyOf): PolicyOf {
  const entries: { readonly parts: readonly unknown[]; readonly policy: PolicyCore }[] = [];
  return (options) => {
    const parts = partsOf(options);
    if (parts === undefined) return policyOf(options);
    const at = entries.findIndex((entry) => isSame(entry.parts, parts));
    const entry = entries[at] ?? { parts, policy: policyOf(options) };
    if (at !== -1) entries.splice(at, 1);
    // what is new starts in the middle: however many options are used once, those in repeated use stay in front of it
    entries.splice(at === -1 ? SIZE / 2 : 0, 0, entry);
    entries.length = Math.min(entries.length, SIZE);
    return entry.policy;
  };
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((part, index) => part === now[index]);
}

/** Everything that a policy is made from, in one list; nothing where reading it again can give something else. */
function partsOf(options: unknown): readonly unknown[] | undefined {
  const parts: unknown[] = [];
  try {
    return !isPolicy(options) && addParts(options, parts) ? parts : undefined;
  } catch {
    return undefined; // a proxy or a cycle: making a policy reports it
  }
}

function addParts(value: unknown, parts: unknown[]): boolean {
  if (Array.isArray(value)) return addEntries(value, parts);
  if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) return addProperties(value, parts);
  addPart(value, parts);
  return true;
}

function addPart(value: unknown, parts: unknown[]): void {
  if (value instanceof RegExp) parts.push(REGEXP, value.source, value.flags);
  else parts.push(value);
}

function addEntries(list: readonly unknown[], parts: unknown[]): boolean {
  if (list.length > LONGEST_LIST) return false;
  parts.push(LIST, list.length);
  for (const entry of list) addPart(entry, parts);
  return true;
}

function addProperties(value: object, parts: unknown[]): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  const names = Reflect.ownKeys(value);
  parts.push(OBJECT, names.length);
  for (const name of names) {
    if (Object.getOwnPropertyDescriptor(value, name)?.get !== undefined) return false;
    parts.push(name);
    if (!addParts(Reflect.get(value, name), parts)) return false;
  }
  return true;
}
