import { type PreflightTrigger, preflightTriggers } from '../classify/preflight-triggers.ts';
import { type UnsafeHeader, unsafeRequestHeaders } from '../standard/request-headers.ts';
import type { EngineRules } from './engine-rules.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** The values that Chromium accepts without a preflight: https://wicg.github.io/client-hints-infrastructure/ and their predecessors. */
const SAFE_HINT =
  /^(?:(?:device-memory|downlink|dpr): \d+(?:\.\d+)?|(?:rtt|(?:viewport-)?width): \d+|ect: (?:slow-2g|[234]g)|save-data: [oO][nN]|intervention: .*)$/;

const DROPPED_HINT = /^(?:device-memory|downlink|dpr|ect|rtt|(?:viewport-)?width)$/i;

/** Why the request needs a preflight. */
export function triggersOf(request: PreparedRequest): readonly PreflightTrigger[] {
  const { method, headers, uploadListener, body, rules } = request;
  const streamBody = body?.kind === 'ReadableStream';
  return preflightTriggers({ method, headers, uploadListener, streamBody }).filter(
    (trigger) => trigger.code !== 'header' || !isSafelistedBy(rules, trigger),
  );
}

/** Whether the request gets a preflight only because it had one before a redirect. */
export function preflightsAgain({ rules, preflighted }: PreparedRequest): boolean {
  return rules.preflightsRedirects !== false && preflighted !== undefined;
}

/**
 * The header names that the preflight requests: lower-case, unique, sorted by bytes.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function requestedHeaderNames({ headers, rules, requestedAgain }: PreparedRequest): readonly string[] {
  const unsafe = unsafeRequestHeaders(headers)
    .filter((header) => !isSafelistedBy(rules, header))
    .map(({ name }) => name.toLowerCase());
  const again = requestedAgain.filter((name) => !unsafe.includes(name));
  return [...(rules.repeatsHeaderNames ? unsafe : new Set(unsafe)), ...again].sort();
}

function isSafelistedBy(rules: EngineRules, { name, value, why }: UnsafeHeader): boolean {
  if (why === 'total-too-long') return !rules.limitsTotalLength;
  return rules.safelistsClientHints && isClientHint(name, value);
}

/** Chromium drops these client hints at a redirect. */
export function isDroppedClientHint(name: string): boolean {
  return DROPPED_HINT.test(name);
}

function isClientHint(name: string, value: string): boolean {
  return value.length <= 128 && SAFE_HINT.test(`${name.toLowerCase()}: ${value}`);
}
