import { CorsConfigError, createIssue } from '../options/issues.ts';
import type { RawOptions } from '../options/raw-options.ts';
import { isPolicy } from '../policy/policy.ts';
import { formatValue } from '../standard/text.ts';

/** The members of its options that npm `cors` reads. */
export const COMPAT_NAMES: readonly string[] = [
  'origin',
  'methods',
  'allowedHeaders',
  'headers',
  'exposedHeaders',
  'credentials',
  'maxAge',
  'preflightContinue',
  'optionsSuccessStatus',
];

const NONE: RawOptions = Object.freeze({});

/**
 * Options as npm `cors` takes them, but for what it would pass over although somebody meant to restrict: an origin or a
 * list in their place becomes their origin, everything else that is no options object throws.
 */
export function asCompatOptions(options: unknown): RawOptions {
  if (options === undefined || options === null) return NONE;
  if (typeof options === 'string' || Array.isArray(options) || options instanceof RegExp || options instanceof String)
    return { origin: options };
  if (!isRecord(options))
    throw misuse(
      '',
      `${formatValue(options)} is no options object`,
      'Write an object, or an origin as a string or a list',
    );
  if (isPolicy(options))
    throw misuse('', 'a policy belongs to the strict entry', 'Write cors(policy) of corsmith there');
  const prototype: unknown = Object.getPrototypeOf(options);
  if (prototype === Object.prototype || !isRecord(prototype)) return options;
  const inherited = COMPAT_NAMES.find((name) => name in prototype);
  if (inherited === undefined) return options;
  throw misuse(
    inherited,
    'options on a prototype are not read',
    'Write a plain object: { ...options }, with this member',
  );
}

/** An option's value, if it is the options' own. */
export function own(options: RawOptions, name: string): unknown {
  const value = options[name];
  return value === undefined || Object.hasOwn(options, name) ? value : undefined;
}

/** A Set, a Map or a promise is an object too, but nobody writes one for options. */
function isRecord(value: unknown): value is RawOptions {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value) && !('then' in value);
}

function misuse(path: string, message: string, fix: string): CorsConfigError {
  return new CorsConfigError([createIssue('invalid-type', path, message, fix)]);
}
