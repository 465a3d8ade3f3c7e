import { fieldSeconds, fieldValue } from '../standard/header-lines.ts';
import type { RawResponse } from './page-request.ts';
import type { Finding } from './steps.ts';

/** The browser engines. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** Seconds for which an engine remembers a preflight's answer at most. */
const CAPS: Readonly<Record<EngineName, number>> = { chromium: 7200, firefox: 86400, webkit: 600 };

const DEFAULT = 5;

/**
 * The seconds for which a preflight's answer may be remembered, before an engine's own limit.
 *
 * @example
 * maxAge({ headers: [['Access-Control-Max-Age', '600']] }); // 600
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function maxAge(response: Pick<RawResponse, 'headers'>): number {
  return fieldSeconds(response.headers, 'Access-Control-Max-Age') ?? DEFAULT;
}

/**
 * The seconds for which an engine remembers a preflight's answer. Engines leave the standard where the value is no
 * number of seconds: a negative one is 0 to all of them, any other is 0 to Firefox.
 *
 * @example
 * rememberedFor({ headers: [['Access-Control-Max-Age', '86400']] }, 'webkit'); // 600
 */
export function rememberedFor(response: Pick<RawResponse, 'headers'>, engine: EngineName): number {
  const value = fieldValue(response.headers, 'Access-Control-Max-Age');
  const seconds = fieldSeconds(response.headers, 'Access-Control-Max-Age');
  if (seconds !== undefined) return Math.min(seconds, CAPS[engine]);
  const isOff = value !== undefined && (engine === 'firefox' || value.startsWith('-'));
  return isOff ? 0 : DEFAULT;
}

/** The seconds for each engine. */
export function rememberedByAll(response: Pick<RawResponse, 'headers'>): Readonly<Record<EngineName, number>> {
  return {
    chromium: rememberedFor(response, 'chromium'),
    firefox: rememberedFor(response, 'firefox'),
    webkit: rememberedFor(response, 'webkit'),
  };
}

/** For how long the browser will not ask again. */
export function noteMaxAge(response: RawResponse): Finding {
  const seen = fieldValue(response.headers, 'Access-Control-Max-Age');
  const { chromium, firefox, webkit } = rememberedByAll(response);
  const message = `Remembered for ${chromium} s by Chromium, ${firefox} s by Firefox, ${webkit} s by WebKit`;
  return { code: 'max-age', seen, message };
}
