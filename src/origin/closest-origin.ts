import { type OriginParts, parseOrigin } from '../standard/origins.ts';
import { matchOrigin, type OriginListRule, type OriginRule } from './origin-rule.ts';

/** An allowed origin that differs in one part from one that is not allowed. */
export interface ClosestOrigin {
  readonly origin: string;
  readonly difference: string;
}

// a hint is not worth a search through 100,000 origins
const MOST = 1000;

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** An allowed origin that differs from this one in one part: of the exact entries, or one that a pattern or RegExp matches. */
export function closestOrigin(rule: OriginListRule, parts: OriginParts): ClosestOrigin | undefined {
  return closestEntry(rule, parts) ?? closestMatch(rule, parts);
}

function closestEntry({ exact }: OriginListRule, parts: OriginParts): ClosestOrigin | undefined {
  let looked = 0;
  for (const entry of exact) {
    if (++looked > MOST) return undefined;
    const other = parseOrigin(entry);
    const difference = other && oneDifference(parts, other);
    if (difference !== undefined) return { origin: entry, difference };
  }
  return undefined;
}

function oneDifference(from: OriginParts, to: OriginParts): string | undefined {
  const scheme = from.scheme === to.scheme;
  const port = from.port === to.port;
  if (from.host === to.host) {
    if (port) return 'the scheme differs';
    return scheme ? 'the port differs' : 'scheme and port differ';
  }
  if (!scheme || !port) return undefined;
  if (from.host.endsWith(`.${to.host}`)) return 'a subdomain is a different origin';
  if (to.host.endsWith(`.${from.host}`)) return 'the parent domain is a different origin';
  if (LOOPBACK.includes(from.host) && LOOPBACK.includes(to.host)) return 'they are names for the same machine';
  return undefined;
}

/** Tries origins that differ in one part, since patterns and RegExps cannot be compared. */
function closestMatch(rule: OriginRule, parts: OriginParts): ClosestOrigin | undefined {
  const variants: readonly (readonly [difference: string, ...variants: OriginParts[]])[] = [
    ['the scheme differs', { ...parts, scheme: parts.scheme === 'https' ? 'http' : 'https' }],
    ['the port differs', { ...parts, port: '' }],
    ['only its subdomains are allowed', { ...parts, host: `any.${parts.host}` }],
    ['they are names for the same machine', ...loopbackVariants(parts)],
  ];
  for (const [difference, ...each] of variants) {
    const origin = each.map(serialize).find((variant) => matchOrigin(rule, variant) === true);
    if (origin !== undefined) return { origin, difference };
  }
  return undefined;
}

function loopbackVariants(parts: OriginParts): readonly OriginParts[] {
  return LOOPBACK.includes(parts.host) ? LOOPBACK.map((host) => ({ ...parts, host })) : [];
}

function serialize({ scheme, host, port }: OriginParts): string {
  return `${scheme}://${host}${port === '' ? '' : `:${port}`}`;
}
