/**
 * A host whose `*` is not just the first label: `shop-*-acme.example.com`, `192.168.*.*`, and `*` alone for any host of an
 * application's scheme. `before` and `after` are the texts around it. `port` is `*` for any, empty for the scheme's own.
 */
export interface WildcardPattern {
  readonly kind: WildcardKind;
  readonly scheme: string;
  readonly before: string;
  readonly after: string;
  readonly port: string;
  /** As written. */
  readonly text: string;
}

type WildcardKind = 'label' | 'addresses' | 'any-host';

/** Patterns by the lengths of the texts around their wildcard: matching takes one look-up per pair, however many patterns. */
export interface WildcardIndex {
  readonly texts: readonly string[];
  readonly shapes: readonly Shape[];
}

/** Patterns with equally long texts around the wildcard. */
interface Shape {
  /** The first pattern, which is compared directly. Most shapes have no other. */
  readonly start: string;
  readonly end: string;
  readonly kind: WildcardKind;
  readonly anyPort: boolean;
  /** By the text around the wildcard: `https://shop-*-acme.example.com`. */
  readonly others: Map<string, WildcardKind>;
}

/** What the wildcard stands for in a well-formed origin, where a host of digits and dots is an IPv4 address. */
const WILDCARD: Readonly<Record<WildcardKind, RegExp>> = {
  label: /^[a-z\d-]+$/,
  addresses: /^[\d.]+$/,
  'any-host': /^(?:[^:]+|\[.*\])$/,
};

export function indexWildcards(patterns: readonly WildcardPattern[]): WildcardIndex | undefined {
  if (patterns.length === 0) return undefined;
  const shapes = new Map<string, Shape>();
  for (const { kind, scheme, before, after, port } of patterns) {
    const start = `${scheme}://${before}`;
    const end = port === '*' || port === '' ? after : `${after}:${port}`;
    const anyPort = port === '*';
    const key = `${start.length} ${end.length} ${anyPort}`;
    const shape = shapes.get(key);
    if (shape === undefined) shapes.set(key, { start, end, kind, anyPort, others: new Map() });
    else shape.others.set(`${start}*${end}`, kind);
  }
  return { texts: patterns.map(({ text }) => text), shapes: [...shapes.values()] };
}

/** Does an origin match one of the patterns, if it is well-formed? */
export function matchesWildcards({ shapes }: WildcardIndex, origin: string): boolean {
  for (let at = 0; at < shapes.length; at++) {
    const shape = shapes[at] as Shape; // within its length
    const startLength = shape.start.length;
    const afterWildcard = (shape.anyPort ? hostEnd(origin) : origin.length) - shape.end.length;
    if (afterWildcard <= startLength) continue;
    const kind = kindAround(shape, origin, afterWildcard);
    if (kind !== undefined && WILDCARD[kind].test(origin.slice(startLength, afterWildcard))) return true;
  }
  return false;
}

function kindAround(
  { start, end, kind, others }: Shape,
  origin: string,
  afterWildcard: number,
): WildcardKind | undefined {
  if (origin.startsWith(start) && origin.startsWith(end, afterWildcard)) return kind;
  return others.size === 0
    ? undefined
    : others.get(`${origin.slice(0, start.length)}*${origin.slice(afterWildcard, afterWildcard + end.length)}`);
}

/** Where the host ends, and the port begins if there is one. */
export function hostEnd(origin: string): number {
  const colon = origin.lastIndexOf(':');
  // the colon of the scheme, or one in an IPv6 address
  return colon === origin.indexOf(':') || origin.endsWith(']') ? origin.length : colon;
}
