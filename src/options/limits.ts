/** Seconds: no browser caches a preflight for longer. */
export const LONGEST_MAX_AGE = 86400;

/** Milliseconds: timers cannot run longer. */
export const LONGEST_TIMEOUT: number = 2 ** 31 - 1;

export const DEFAULT_TIMEOUT = 10_000;

export const DEFAULT_STATUS = 204;

/** https://fetch.spec.whatwg.org/#ok-status */
export function isStatus(value: unknown): value is number {
  return isWithin(value, 200, 299) && Number.isInteger(value);
}

export function isTimeout(value: unknown): value is number {
  return isWithin(value, 1, LONGEST_TIMEOUT);
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
