import { warnOfContent } from '../node/emit-warning.ts';
import { createIssueCollector } from '../options/issue-collector.ts';
import { configError } from '../options/issues.ts';
import { memoizeByContent } from '../options/memoize-by-content.ts';
import { OPTION_NAMES } from '../options/options.ts';
import type { RawOptions } from '../options/raw-options.ts';
import { readSettings } from '../options/read-options.ts';
import { isPattern } from '../origin/parse-entry.ts';
import { isPolicy } from '../policy/policy.ts';
import { normalizeMethod } from '../standard/methods.ts';
import { formatValue } from '../standard/text.ts';
import type { CorsOptions } from './types.ts';

/** The options at the time of one request. */
export type CompatOptions = Readonly<Record<keyof CorsOptions | 'headers', unknown>>;

/**
 * Reads each option once, as npm `cors` does: `assign({}, defaults, options)`. All options of npm `cors` are listed here,
 * so that none is read from `Object.prototype`.
 */
export function readOptions(options: RawOptions): CompatOptions {
  return {
    origin: '*',
    methods: undefined,
    allowedHeaders: undefined,
    headers: undefined,
    exposedHeaders: undefined,
    credentials: undefined,
    maxAge: undefined,
    preflightContinue: undefined,
    optionsSuccessStatus: undefined,
    ...options,
  };
}

const DEFAULTS = readOptions({});

/**
 * The argument of `cors()`, or what a delegate passes to its callback. npm `cors` ignores some arguments that were meant
 * to restrict access. Here, an origin or a list of origins becomes the option `origin`, and other values throw.
 */
export function toOptions(argument: unknown): RawOptions {
  if (argument === undefined || argument === null) return {};
  const prototype: object | null = Object.getPrototypeOf(argument);
  const isPlain = prototype === null || prototype === Object.prototype;
  const isText = typeof argument === 'string' || (!isPlain && argument instanceof String);
  if (isText || Array.isArray(argument) || (!isPlain && argument instanceof RegExp)) return { origin: argument };
  const fix = 'Use a plain object, or an origin as a string or a list';
  if (typeof argument !== 'object' || Symbol.iterator in argument || 'then' in argument)
    throw configError('invalid-type', '', `expected options, got ${formatValue(argument)}`, fix);
  if (isPolicy(argument)) throw configError('invalid-type', '', 'npm cors has no policies', "Use corsmith's cors()");
  const inherited = isPlain ? undefined : Object.keys(DEFAULTS).find((name) => name in prototype);
  if (inherited === undefined) return argument as RawOptions; // any object is one
  throw configError('invalid-type', inherited, 'npm cors does not read inherited options', fix);
}

export function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d+$/.test(value);
}

let checks = 0;

/** Warns about unsafe and useless options, once per content. At most 1,000 times: a delegate can pass new ones each time. */
export const warnAbout: (options: RawOptions) => void = memoizeByContent((options) => {
  if (checks++ < 1000) for (const issue of readAsStrict(options).issues) warnOfContent(issue);
});

/** How the strict entry reads these options, with its issues and those that only npm `cors` has. */
export function readAsStrict(options: RawOptions): Pick<ReturnType<typeof readSettings>, 'settings' | 'issues'> {
  const own = createIssueCollector(new Set());
  const { headers, ...strict }: Record<string, unknown> = options;
  for (const name of OPTION_NAMES) {
    if (!(name in strict) || name in DEFAULTS || name === 'dangerouslyAllow') continue;
    own.addIssue('unknown-option', name, `npm cors has no option ${name}`, "Use corsmith's cors()");
    delete strict[name];
  }
  if ('origin' in strict) strict['origin'] = toPlainOrigin(strict['origin']);
  for (const entry of [strict['origin']].flat()) {
    if (typeof entry !== 'string' || entry === '*' || !isPattern(entry)) continue;
    const message = `npm cors has no patterns, so ${formatValue(entry)} matches no origin`;
    own.addIssue('invalid-origin', 'origin', message, "Use a RegExp with ^ and $, or use corsmith's cors()");
  }
  for (const entry of [strict['methods'] ?? []].flat().flatMap((each) => String(each).split(','))) {
    const [method, sent] = [entry.trim(), normalizeMethod(entry.trim())];
    const message = `browsers send ${sent}, which ${formatValue(method)} does not allow`;
    if (method !== sent) own.addIssue('invalid-method', 'methods', message, `Use ${sent}`);
  }
  strict['allowedHeaders'] = strict['allowedHeaders'] || headers || undefined;
  if (strict['credentials'] === true && [strict['allowedHeaders']].flat().includes('*')) {
    const message = 'with credentials, browsers treat "*" as a header name';
    own.addIssue('wildcard-with-credentials', 'allowedHeaders', message, 'Remove the option, or list the headers');
  }
  if (isDigits(strict['maxAge'])) strict['maxAge'] = Number(strict['maxAge']);
  if (isDigits(strict['optionsSuccessStatus'])) strict['optionsSuccessStatus'] = Number(strict['optionsSuccessStatus']);
  const { settings, issues } = readSettings(strict);
  const rule = settings.allowOrigin;
  const allowOrigin = rule.kind === 'list' ? { ...rule, patterns: undefined } : rule;
  return { settings: { ...settings, allowOrigin }, issues: [...issues, ...own.issues()] };
}

/** npm `cors` searches lists in lists, and reads String objects. */
function toPlainOrigin(origin: unknown): unknown {
  if (Array.isArray(origin)) return origin.flat(Number.POSITIVE_INFINITY).map(toPlainOrigin);
  return origin instanceof String ? String(origin) : origin;
}
