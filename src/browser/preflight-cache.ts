import { headerSeconds, headerValue } from '../standard/header-lines.ts';
import type { EngineName } from './engine-name.ts';
import type { RawResponse } from './page-request.ts';
import type { Finding } from './steps.ts';

/** The most seconds for which an engine caches a preflight. */
const CAPS: Readonly<Record<EngineName, number>> = { chromium: 7200, firefox: 86400, webkit: 600 };

const DEFAULT = 5;

/**
 * The seconds for which a preflight may be cached, without the limit of an engine.
 *
 * @example
 * maxAge({ headers: [['Access-Control-Max-Age', '600']] }); // 600
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function maxAge(response: Pick<RawResponse, 'headers'>): number {
  return headerSeconds(response.headers, 'Access-Control-Max-Age') ?? DEFAULT;
}

/**
 * The seconds for which an engine caches a preflight. Engines differ from the standard if the value is not a number of
 * seconds: all of them read a negative one as 0, and Firefox any other.
 *
 * @example
 * preflightCacheSeconds({ headers: [['Access-Control-Max-Age', '86400']] }, 'webkit'); // 600
 * @see https://fetch.spec.whatwg.org/#http-access-control-max-age
 */
export function preflightCacheSeconds(response: Pick<RawResponse, 'headers'>, engine: EngineName): number {
  const value = headerValue(response.headers, 'Access-Control-Max-Age');
  const seconds = headerSeconds(response.headers, 'Access-Control-Max-Age');
  if (seconds !== undefined) return Math.min(seconds, CAPS[engine]);
  const isOff = value !== undefined && (engine === 'firefox' || value.startsWith('-'));
  return isOff ? 0 : DEFAULT;
}

/** The seconds of each engine. */
export function preflightCacheSecondsByEngine(
  response: Pick<RawResponse, 'headers'>,
): Readonly<Record<EngineName, number>> {
  return {
    chromium: preflightCacheSeconds(response, 'chromium'),
    firefox: preflightCacheSeconds(response, 'firefox'),
    webkit: preflightCacheSeconds(response, 'webkit'),
  };
}

/** How long each engine caches the preflight. */
export function maxAgeFinding(response: RawResponse): Finding {
  const seen = headerValue(response.headers, 'Access-Control-Max-Age');
  const { chromium, firefox, webkit } = preflightCacheSecondsByEngine(response);
  const message = `Chromium caches the preflight for ${chromium} s, Firefox for ${firefox} s and WebKit for ${webkit} s`;
  return { code: 'max-age', seen, message };
}
