import type { CorsOriginFunction } from './options.ts';
import { isSerializedOrigin, LONGEST_ORIGIN } from './standard/origins.ts';

/** Who may read, made once and closed: whoever asks later switches on `kind`. */
export type OriginRule =
  /** CORS is off: nothing is answered. */
  | { readonly kind: 'off' }
  /** Everyone, by the literal `*`: the request's Origin is never read. */
  | { readonly kind: 'any' }
  /** Everyone, by their own name; needs a waiver. */
  | { readonly kind: 'reflected' }
  | ListedOrigins
  | LenientOrigins
  | AskedOrigins;

export interface ListedOrigins {
  readonly kind: 'listed';
  readonly exact: ReadonlySet<string>;
  readonly patterns: OriginPatterns | undefined;
  readonly regexps: readonly RegExp[];
}

/** As npm `cors` matches: any text that is not several origins at once. */
export interface LenientOrigins {
  readonly kind: 'lenient';
  readonly everyone: boolean;
  readonly exact: ReadonlySet<string>;
  readonly regexps: readonly RegExp[];
}

export interface AskedOrigins {
  readonly kind: 'asked';
  readonly ask: CorsOriginFunction;
  /** Milliseconds. */
  readonly timeout: number;
}

/** `scheme "://" ["*."] host [":" ("*" / port)]` in its parts: `port` is `*` for any, empty for the scheme's own. */
export interface OriginPattern {
  readonly scheme: string;
  readonly subdomains: boolean;
  readonly host: string;
  readonly port: string;
}

/** Patterns by what an origin must end in, so that matching costs one look-up a label and never more. */
interface OriginPatterns {
  readonly withPort: Endings;
  /** What must come before any port. */
  readonly anyPort: Endings;
}

interface Endings {
  /** `.example.com:8443` with subdomains, `localhost` without, to the beginnings that go with it: `https://`. */
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
  /** Which lengths endings have: only a tail of such a length is worth a look-up. */
  readonly lengths: ReadonlySet<number>;
}

/**
 * Is this origin allowed? `ask` where only the origin function knows.
 *
 * Exact entries are compared byte by byte; everything else first requires one well-formed origin, so neither garbage nor
 * `null` reaches a pattern, a RegExp or a function.
 */
export function matchOrigin(rule: OriginRule, origin: string): boolean | 'ask' {
  switch (rule.kind) {
    case 'any':
      return true;
    case 'off':
      return false;
    case 'reflected':
      return isSerializedOrigin(origin);
    case 'listed':
      return matchListed(rule, origin);
    case 'lenient':
      return matchLenient(rule, origin);
    case 'asked':
      return isSerializedOrigin(origin) && 'ask';
  }
}

export function compilePatterns(patterns: readonly OriginPattern[]): OriginPatterns | undefined {
  if (patterns.length === 0) return undefined;
  return {
    withPort: compileEndings(patterns.filter(({ port }) => port !== '*')),
    anyPort: compileEndings(patterns.filter(({ port }) => port === '*')),
  };
}

function compileEndings(patterns: readonly OriginPattern[]): Endings {
  const beginnings = new Map<string, string[]>();
  for (const { scheme, subdomains, host, port } of patterns) {
    const ending = (subdomains ? `.${host}` : host) + (port === '' || port === '*' ? '' : `:${port}`);
    const schemes = beginnings.get(ending) ?? [];
    beginnings.set(ending, [...schemes, `${scheme}://`]);
  }
  return { beginnings, lengths: new Set([...beginnings.keys()].map((ending) => ending.length)) };
}

function matchListed({ exact, patterns, regexps }: ListedOrigins, origin: string): boolean {
  if (origin.length > LONGEST_ORIGIN) return false;
  if (exact.has(origin)) return true;
  if (patterns !== undefined && matchPatterns(patterns, origin)) return true;
  return regexps.length > 0 && isSerializedOrigin(origin) && regexps.some((regexp) => regexp.test(origin));
}

function matchLenient({ everyone, exact, regexps }: LenientOrigins, origin: string): boolean {
  // two Origin lines come joined
  if (origin === '' || /[\t ,]/.test(origin)) return false;
  return everyone || exact.has(origin) || regexps.some((regexp) => regexp.test(origin));
}

function matchPatterns({ withPort, anyPort }: OriginPatterns, origin: string): boolean {
  if (!isSerializedOrigin(origin)) return false;
  const host = origin.indexOf('://') + 3;
  const colon = origin.endsWith(']') ? -1 : origin.lastIndexOf(':');
  return (
    matchEndings(withPort, origin, host, origin.length) ||
    matchEndings(anyPort, origin, host, colon < host ? origin.length : colon)
  );
}

/** Looks up the host's tails, label by label, up to `end`. */
function matchEndings({ beginnings, lengths }: Endings, origin: string, host: number, end: number): boolean {
  if (lengths.size === 0) return false;
  for (let at = host; at !== -1; at = origin.indexOf('.', at + 1)) {
    if (!lengths.has(end - at)) continue;
    const schemes = beginnings.get(origin.slice(at, end));
    if (schemes?.some((scheme) => origin.startsWith(scheme))) return true;
  }
  return false;
}
