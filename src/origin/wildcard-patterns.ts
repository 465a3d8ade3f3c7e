/**
 * A host with `*` in other places than before its first dot: `shop-*-acme.example.com`, `192.168.*.*`, and `*` alone for any
 * host of an application's scheme. `before` and `after` are around it. `port` is `*` for any, empty for the scheme's own.
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

/** Patterns by the texts around their wildcard: matching takes one look-up per pair of lengths, however many patterns. */
export interface WildcardIndex {
  readonly texts: readonly string[];
  readonly shapes: readonly Shape[];
}

/** Patterns with equally long texts around the wildcard. */
interface Shape {
  readonly start: number;
  readonly end: number;
  readonly anyPort: boolean;
  /** By the text around the wildcard: `https://shop-*-acme.example.com`. */
  readonly kinds: Map<string, WildcardKind>;
}

/** What the wildcard stands for. An origin is known to be well-formed: a host of digits and dots is an IPv4 address. */
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
    const shape = shapes.get(key) ?? { start: start.length, end: end.length, anyPort, kinds: new Map() };
    shapes.set(key, shape);
    shape.kinds.set(`${start}*${end}`, kind);
  }
  return { texts: patterns.map(({ text }) => text), shapes: [...shapes.values()] };
}

/** Does a well-formed origin match one of the patterns? Its host ends at `hostEnd`. */
export function matchesWildcards({ shapes }: WildcardIndex, origin: string, hostEnd: number): boolean {
  for (let at = 0; at < shapes.length; at++) {
    const { start, end, anyPort, kinds } = shapes[at] as Shape; // within its length
    const afterWildcard = (anyPort ? hostEnd : origin.length) - end;
    if (afterWildcard <= start) continue;
    const around = `${origin.slice(0, start)}*${origin.slice(afterWildcard, afterWildcard + end)}`;
    const kind = kinds.get(around);
    if (kind !== undefined && WILDCARD[kind].test(origin.slice(start, afterWildcard))) return true;
  }
  return false;
}
