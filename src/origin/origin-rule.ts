import { isOrdinaryOrigin, isSerializedOrigin, LONGEST_ORIGIN } from '../standard/origins.ts';
import type { CorsOriginFunction } from './origin-function.ts';
import type { Site } from './regexp/sites.ts';
import {
  hostEnd,
  indexWildcards,
  matchesWildcards,
  type WildcardIndex,
  type WildcardPattern,
} from './wildcard-patterns.ts';

/** Which origins are allowed: made once, then switched on `kind`. */
export type OriginRule =
  /** CORS is off: no response has CORS headers. */
  | { readonly kind: 'off' }
  /** Every origin, by `*`: without credentials and without a guard, so the response is the same for all. */
  | { readonly kind: 'any' }
  /** Every origin, by its own name, with credentials and without a guard; requires a waiver. */
  | { readonly kind: 'reflected' }
  | OriginListRule
  | OriginFunctionRule;

export interface OriginListRule {
  readonly kind: 'list';
  readonly exact: ReadonlySet<string>;
  readonly patterns: OriginPatterns | undefined;
  readonly regexps: readonly RegExp[];
  /** The RegExps match only well-formed origins, so the Origin is not checked first. */
  readonly onlyOrigins: boolean;
  /** Every site that the RegExps can match, except those of `unlisted`. */
  readonly sites: readonly Site[];
  /** RegExps whose sites are not known. They need a waiver. */
  readonly unlisted: readonly RegExp[];
}

/** Matches an origin against a list that an origin function returned. */
export type ReturnedListMatcher = (list: readonly unknown[], origin: string) => boolean;

export interface OriginFunctionRule {
  readonly kind: 'function';
  readonly call: CorsOriginFunction;
  /** How many parameters it declares. */
  readonly parameters: number;
  /** Milliseconds. */
  readonly timeout: number;
  /** Added when the policy is made, since lists are read like its `origin`. */
  readonly matchesList?: ReturnedListMatcher;
}

/** `scheme "://" ["*."] host [":" ("*" / port)]`, split: `port` is `*` for any, empty for the scheme's own. */
export interface OriginPattern {
  readonly kind: 'host';
  readonly scheme: string;
  readonly subdomains: boolean;
  readonly host: string;
  readonly port: string;
}

/** Patterns by what an origin ends in, so that matching takes at most one look-up per label. */
export interface OriginPatterns {
  /** `.example.com`, `.example.com:8443`: what the origin as a whole must end in. */
  readonly withPort: Suffixes | undefined;
  /** `.example.com`, `localhost`: the text that must precede any port. */
  readonly anyPort: Suffixes | undefined;
  readonly wildcards: WildcardIndex | undefined;
}

interface Suffixes {
  /** The scheme before a suffix, `https://`. Several are rare, and a million sets with one entry would cost memory. */
  readonly schemes: ReadonlyMap<string, string | ReadonlySet<string>>;
  /** Only tails of these lengths are looked up. */
  readonly lengths: ReadonlySet<number>;
}

/**
 * Is this origin allowed? `pending` if the origin function has to decide.
 *
 * Exact entries are compared byte by byte. Everything else matches only one well-formed origin: neither garbage nor `null`
 * reaches a function, or a RegExp that could match it or be slow. Hosts with punctuation reach functions only.
 */
export function matchOrigin(rule: OriginRule, origin: string): boolean | 'pending' {
  if (rule.kind === 'any' || rule.kind === 'off' || origin.length > LONGEST_ORIGIN) return rule.kind === 'any';
  // most requests have the same Origin as the one before
  if (rule === recentRule && origin === recentOrigin) return recentMatch;
  recentMatch = matchRule(rule, origin);
  recentRule = rule;
  recentOrigin = origin;
  return recentMatch;
}

// shared by all policies: one entry is enough for an application with one policy and one frontend
let recentRule: OriginRule | undefined;
let recentOrigin: string;
let recentMatch: boolean | 'pending';

type MatchedRule = Exclude<OriginRule, { readonly kind: 'any' | 'off' }>;

function matchRule(rule: MatchedRule, origin: string): boolean | 'pending' {
  if (rule.kind === 'list') return matchList(rule, origin);
  return isSerializedOrigin(origin) && (rule.kind === 'reflected' || 'pending');
}

export function compilePatterns(patterns: readonly (OriginPattern | WildcardPattern)[]): OriginPatterns | undefined {
  if (patterns.length === 0) return undefined;
  const hosts = patterns.filter((pattern) => pattern.kind === 'host');
  return {
    withPort: suffixesOf(hosts.filter(({ port }) => port !== '*')),
    anyPort: suffixesOf(hosts.filter(({ port }) => port === '*')),
    wildcards: indexWildcards(patterns.filter((pattern) => pattern.kind !== 'host')),
  };
}

function suffixesOf(patterns: readonly OriginPattern[]): Suffixes | undefined {
  if (patterns.length === 0) return undefined;
  const schemes = new Map<string, string | Set<string>>();
  const texts = new Map<string, string>(); // shared by all tails: a million copies would cost memory and time
  for (const { scheme, subdomains, host, port } of patterns) {
    const tail = `${subdomains ? '.' : ''}${host}${port === '' || port === '*' ? '' : `:${port}`}`;
    const text = texts.get(scheme) ?? `${scheme}://`;
    texts.set(scheme, text);
    const known = schemes.get(tail) ?? text;
    if (typeof known === 'object') known.add(text);
    else schemes.set(tail, known === text ? text : new Set([known, text]));
  }
  return { schemes, lengths: new Set([...schemes.keys()].map((tail) => tail.length)) };
}

function matchList({ exact, patterns, regexps, onlyOrigins }: OriginListRule, origin: string): boolean {
  if (exact.size > 0 && exact.has(origin)) return true;
  // in this order, since most foreign origins are well-formed
  if (patterns !== undefined && matchPatterns(patterns, origin) && isOrdinaryOrigin(origin)) return true;
  return regexps.length > 0 && (onlyOrigins || isOrdinaryOrigin(origin)) && matchRegexps(regexps, origin);
}

function matchRegexps(regexps: readonly RegExp[], origin: string): boolean {
  // by index, since an iterator allocates objects
  for (let at = 0; at < regexps.length; at++) if (regexps[at]?.test(origin)) return true;
  return false;
}

/** Looks only for the texts of a pattern: whether the rest of an origin is well-formed is checked after that. */
function matchPatterns({ withPort, anyPort, wildcards }: OriginPatterns, origin: string): boolean {
  if (withPort !== undefined && matchesSuffix(withPort, origin, origin.length)) return true;
  if (anyPort !== undefined && matchesSuffix(anyPort, origin, hostEnd(origin))) return true;
  return wildcards !== undefined && matchesWildcards(wildcards, origin);
}

/** Looks up the text from the start of each label to `end`: the number of labels is bounded by the length of an origin. */
function matchesSuffix({ schemes, lengths }: Suffixes, origin: string, end: number): boolean {
  const host = origin.indexOf('://') + 3;
  for (let at = host; at !== -1; at = origin.indexOf('.', at + 1)) {
    const known = lengths.has(end - at) ? schemes.get(origin.slice(at, end)) : undefined;
    if (known === undefined) continue;
    const scheme = origin.slice(0, host);
    if (known === scheme || (typeof known === 'object' && known.has(scheme))) return true;
  }
  return false;
}
