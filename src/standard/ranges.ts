// "bytes=" first "-" [last], white space not allowed, the first position present
const RANGE = /^bytes=(\d+)-(\d*)$/;

/**
 * One range with a start, as media players and downloads request it: `bytes=0-`, `bytes=0-499`.
 *
 * https://fetch.spec.whatwg.org/#simple-range-header-value
 */
export function isSafelistedRange(value: string): boolean {
  const [, first = '', last = ''] = RANGE.exec(value) ?? [];
  return first !== '' && (last === '' || BigInt(first) <= BigInt(last));
}
