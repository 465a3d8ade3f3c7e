import type { HeaderLine } from './browser/index.ts';

/** The application's own response. */
export const OWN: readonly HeaderLine[] = [
  ['Content-Type', 'text/plain'],
  ['ETag', '"1"'],
  ['X-Total', '1'],
  ['X-Hidden', '1'],
  ['Set-Cookie', 'a=b'],
];
/** Headers that an earlier, careless layer may have set on the response. */
export const EARLIER: readonly HeaderLine[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Credentials', 'true'],
  ['Access-Control-Allow-Methods', '*'],
  ['Access-Control-Allow-Headers', '*, authorization'],
  ['Access-Control-Expose-Headers', 'X-Hidden'],
];

/** Ends the response as the application does. */
export function answer(res: { setHeader(name: string, value: string): unknown; end(): unknown }): void {
  for (const [name, value] of OWN) res.setHeader(name, value);
  res.end();
}
