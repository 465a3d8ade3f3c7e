/** The value of each option; `undefined` means absent. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** All names, or only these. */
export type NameList = '*' | readonly string[];

/** A string or a list is short for `{ origin: ... }`. */
export function toRawOptions(options: unknown): RawOptions | undefined {
  return readProperties(typeof options === 'string' || Array.isArray(options) ? { origin: options } : options);
}

/**
 * The properties of an object, own and inherited, enumerable or not, each read once: an overlooked option would get its
 * default, and `origin` defaults to any origin. Object.prototype does not count, since anyone can extend it.
 */
export function readProperties(value: unknown): RawOptions | undefined {
  if (!isOptionsObject(value)) return undefined;
  const properties: Record<string, unknown> = Object.create(null);
  for (const name of propertyNames(value)) properties[name] = value[name];
  return properties;
}

/** An object literal, an instance of a class or a module; a Map, a Promise or a Date is a mistake. */
function isOptionsObject(value: unknown): value is RawOptions {
  return ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(value));
}

function propertyNames(options: object): ReadonlySet<string> {
  const names = new Set(Object.getOwnPropertyNames(options));
  for (let holder = prototypeOf(options); holder !== undefined; holder = prototypeOf(holder))
    for (const name of Object.getOwnPropertyNames(holder)) if (name !== 'constructor') names.add(name);
  return names;
}

/** The prototype, unless it is the Object.prototype of some realm. */
function prototypeOf(value: object): object | undefined {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.hasOwn(prototype, 'isPrototypeOf') ? undefined : prototype;
}
