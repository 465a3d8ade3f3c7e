/** What is written of each option; `undefined` is as good as absent. */
export type Written = Readonly<Record<string, unknown>>;

/** Everything, or these. */
export type Names = '*' | readonly string[];

/** A string or a list is short for `{ origin: it }`; each member is read once, whatever getters do. */
export function asWritten(options: unknown): Written | undefined {
  if (typeof options === 'string' || Array.isArray(options)) return { origin: options };
  if (!isPlainObject(options)) return undefined;
  const members = Object.keys(options).map((name) => [name, readMember(options, name)] as const);
  // without a prototype, so that nothing is inherited
  return Object.assign(Object.create(null), Object.fromEntries(members));
}

/** Options on a prototype would be passed over in silence, so a class instance is refused. */
export function isPlainObject(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function readMember(options: Written, name: string): unknown {
  try {
    return options[name];
  } catch (error) {
    return Symbol(`a getter that throws ${String(error)}`);
  }
}
