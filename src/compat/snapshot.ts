import type { RawOptions } from '../options/raw-options.ts';

/** All options but `origin` as they were, lists copied. */
export type Snapshot = Readonly<Record<FieldName, unknown>>;

type FieldName =
  | 'methods'
  | 'allowedHeaders'
  | 'headers'
  | 'exposedHeaders'
  | 'credentials'
  | 'maxAge'
  | 'preflightContinue'
  | 'optionsSuccessStatus';

export function takeSnapshot(options: RawOptions): Snapshot {
  return {
    methods: copy(options['methods']),
    allowedHeaders: copy(options['allowedHeaders']),
    headers: copy(options['headers']),
    exposedHeaders: copy(options['exposedHeaders']),
    credentials: options['credentials'],
    maxAge: options['maxAge'],
    preflightContinue: options['preflightContinue'],
    optionsSuccessStatus: options['optionsSuccessStatus'],
  };
}

/** Name by name, since a loop over names costs a look-up in a dictionary each. */
export function isUnchanged(options: RawOptions, then: Snapshot): boolean {
  return (
    isSame(options['methods'], then.methods) &&
    isSame(options['allowedHeaders'], then.allowedHeaders) &&
    isSame(options['headers'], then.headers) &&
    isSame(options['exposedHeaders'], then.exposedHeaders) &&
    options['credentials'] === then.credentials &&
    isSame(options['maxAge'], then.maxAge) &&
    options['preflightContinue'] === then.preflightContinue &&
    options['optionsSuccessStatus'] === then.optionsSuccessStatus
  );
}

/** Is this the value that was copied? Lists are compared entry by entry, RegExps by what is written in them. */
export function isSame(now: unknown, then: unknown): boolean {
  if (now === then) return true;
  if (typeof now !== 'object' || now === null) return Object.is(now, then);
  if (Array.isArray(now)) return Array.isArray(then) && now.length === then.length && hasSameEntries(now, then);
  return now instanceof RegExp && then instanceof RegExp && now.source === then.source && now.flags === then.flags;
}

export function copy(value: unknown): unknown {
  return Array.isArray(value) ? value.map(copy) : value;
}

function hasSameEntries(now: readonly unknown[], then: readonly unknown[]): boolean {
  for (let index = 0; index < now.length; index++) {
    if (now[index] !== then[index] && !isSame(now[index], then[index])) return false;
  }
  return true;
}
