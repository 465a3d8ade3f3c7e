/** The same RegExp without `g` and `y`, which make `test` remember where it stopped. */
export function withoutState(regexp: RegExp): RegExp {
  return new RegExp(regexp.source, regexp.flags.replace(/[gy]/g, ''));
}
