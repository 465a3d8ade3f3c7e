/** What is written of each option; `undefined` is as good as absent. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** Everything, or these. */
export type NameList = '*' | readonly string[];

/** A string or a list is short for `{ origin: it }`; each member is read once. */
export function toRawOptions(options: unknown): RawOptions | undefined {
  if (typeof options === 'string' || Array.isArray(options)) return { origin: options };
  if (!isPlainObject(options)) return undefined;
  // without a prototype, so that nothing is inherited
  return Object.assign(Object.create(null), options);
}

/** Options on a prototype would be passed over in silence, so a class instance is refused. */
export function isPlainObject(value: unknown): value is RawOptions {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
