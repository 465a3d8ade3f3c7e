/**
 * A host with `*` in other places than before its first dot: `shop-*-acme.example.com`, `192.168.*.*`, and `*` alone for any
 * host of an application's scheme. `before` and `after` are around it. `port` is `*` for any, empty for the scheme's own.
 */
export interface WildcardPattern {
  readonly kind: 'label' | 'addresses' | 'any-host';
  readonly scheme: string;
  readonly before: string;
  readonly after: string;
  readonly port: string;
  /** As written. */
  readonly text: string;
}

/** What the wildcard stands for. An origin is known to be well-formed: a host of digits and dots is an IPv4 address. */
const WILDCARD: Readonly<Record<WildcardPattern['kind'], RegExp>> = {
  label: /^[a-z\d-]+$/,
  addresses: /^[\d.]+$/,
  'any-host': /^(?:[^:]+|\[.*\])$/,
};

/** Does a well-formed origin match the pattern? Its host ends at `hostEnd`. */
export function matchesWildcard(
  { kind, scheme, before, after, port }: WildcardPattern,
  origin: string,
  hostEnd: number,
): boolean {
  const text = port === '*' ? origin.slice(0, hostEnd) : origin;
  const start = `${scheme}://${before}`;
  const end = port === '*' || port === '' ? after : `${after}:${port}`;
  return (
    text.startsWith(start) &&
    text.endsWith(end) &&
    WILDCARD[kind].test(text.slice(start.length, text.length - end.length))
  );
}
