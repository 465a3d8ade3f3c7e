import { type OriginParts, parseOrigin } from '../standard/origins.ts';
import type { LenientOriginRule, OriginListRule } from './origin-rule.ts';

/** A configured origin that was nearly met, and what differs. */
export interface ClosestOrigin {
  readonly origin: string;
  readonly difference: string;
}

// a hint is not worth a walk through a hundred thousand origins
const MOST = 1000;

/** The exact entry that differs least from an origin, if one differs in one part only. */
export function closestOrigin(
  { exact }: OriginListRule | LenientOriginRule,
  parts: OriginParts,
): ClosestOrigin | undefined {
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
  if (from.host.endsWith(`.${to.host}`)) return 'a subdomain is another origin';
  if (to.host.endsWith(`.${from.host}`)) return 'the parent domain is another origin';
  return undefined;
}
