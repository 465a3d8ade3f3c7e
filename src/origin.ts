import type { CorsOriginFunction } from './options.ts';
import { isSerializedOrigin, LONGEST_ORIGIN, parseOrigin } from './standard/origins.ts';

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

/** Patterns by what the host must be or end in, so that matching costs one look-up a label and never more. */
interface OriginPatterns {
  /** `localhost` or, with subdomains, `.example.com`, to the `scheme:port` pairs that go with it. */
  readonly endings: ReadonlyMap<string, ReadonlySet<string>>;
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
  const endings = new Map<string, Set<string>>();
  for (const { scheme, subdomains, host, port } of patterns) {
    const ending = subdomains ? `.${host}` : host;
    const pairs = endings.get(ending) ?? new Set();
    endings.set(ending, pairs.add(`${scheme}:${port}`));
  }
  return { endings, lengths: new Set([...endings.keys()].map((ending) => ending.length)) };
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

function matchPatterns({ endings, lengths }: OriginPatterns, origin: string): boolean {
  const parts = parseOrigin(origin);
  if (parts === undefined) return false;
  const { scheme, host, port } = parts;
  for (let at = 0; at !== -1; at = host.indexOf('.', at + 1)) {
    if (!lengths.has(host.length - at)) continue;
    const pairs = endings.get(host.slice(at));
    if (pairs !== undefined && (pairs.has(`${scheme}:${port}`) || pairs.has(`${scheme}:*`))) return true;
  }
  return false;
}
