import { type PreflightTrigger, preflightTriggers } from '../classify/preflight-triggers.ts';
import { type Header, unsafeRequestHeaderNames } from '../standard/request-headers.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** https://wicg.github.io/client-hints-infrastructure/ and their predecessors, as far as a page can set them. */
const CLIENT_HINTS: ReadonlySet<string> = new Set([
  'device-memory',
  'downlink',
  'dpr',
  'ect',
  'rtt',
  'save-data',
  'viewport-width',
  'width',
]);

/** Why the request needs a preflight. */
export function triggersOf(request: PreparedRequest): readonly PreflightTrigger[] {
  const { method, headers, uploadListener, body, rules } = request;
  const streamBody = body?.kind === 'ReadableStream';
  return preflightTriggers({ method, headers, uploadListener, streamBody }).filter((trigger) => {
    if (trigger.code === 'upload-listener') return body !== undefined || !rules.listenerNeedsBody;
    return trigger.code !== 'header' || !(rules.safelistsClientHints && isClientHint([trigger.name, trigger.value]));
  });
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
export function requestedHeaderNames({ headers, rules, preflighted = [] }: PreparedRequest): readonly string[] {
  const unsafe = unsafeRequestHeaderNames(
    headers.filter((header) => !(rules.safelistsClientHints && isClientHint(header))),
  );
  const first = rules.preflightsRedirects === 'first-headers' ? preflighted : [];
  return [...new Set([...unsafe, ...first])].sort();
}

function isClientHint([name, value]: Header): boolean {
  return CLIENT_HINTS.has(name.toLowerCase()) && value.length <= 128;
}
