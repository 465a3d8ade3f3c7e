import { A } from './rules.ts';

/** Header lines of an OPTIONS request from an allowed origin, and whether they make it a preflight. */
export interface HostilePreflight {
  readonly name: string;
  readonly lines: readonly string[];
  readonly isPreflight: boolean;
}

const METHOD = 'Access-Control-Request-Method';
const HEADERS = 'Access-Control-Request-Headers';

const row = (name: string, ...lines: readonly string[]): HostilePreflight => ({
  name,
  lines: [`Origin: ${A}`, ...lines],
  isPreflight: lines.some((line) => line.startsWith(METHOD)),
});
const asks = (name: string, method: string) => row(name, `${METHOD}: ${method}`);
const lists = (name: string, ...headers: readonly string[]) =>
  row(name, `${METHOD}: PUT`, ...headers.map((value) => `${HEADERS}: ${value}`));

export const PREFLIGHTS: readonly HostilePreflight[] = [
  row('two methods', `${METHOD}: PUT`, `${METHOD}: DELETE`),
  row('the same method twice', `${METHOD}: PUT`, `${METHOD}: PUT`),
  row('headers without a method', `${HEADERS}: x-a`),
  asks('lower case', 'put'),
  asks('patch', 'patch'),
  asks('an empty method', ''),
  asks('no token', 'PU T'),
  asks('a list', 'GET, PUT'),
  asks('a wildcard', '*'),
  asks('bytes above 0x7f', 'P\xdcT'),
  asks('a quoted method', '"PUT"'),
  asks('a header injected', 'PUT%0d%0aX-Injected: y'),
  asks('15 KB', 'P'.repeat(15_000)),
  asks('a member of Object.prototype', '__proto__'),
  lists('no header', ''),
  lists('15 KB of commas', ','.repeat(15_000)),
  lists('15 KB of spaces and commas', ' ,'.repeat(7500)),
  lists('15 KB of spaces', `x${' '.repeat(15_000)}y`),
  lists('15 KB of tabs', `x${'\t'.repeat(15_000)}!(`),
  lists('15 KB of letters', `${'x'.repeat(15_000)}\x7f`),
  lists('16 KB of commas', ','.repeat(16_384)),
  lists('8,000 names', Array.from({ length: 8000 }, () => 'a').join(',')),
  lists('8,000 names of two bytes', Array.from({ length: 8000 }, () => 'ab').join(',')),
  lists('a name a thousand times', Array.from({ length: 1000 }, () => 'x-a').join(',')),
  lists('many lines', ...Array.from({ length: 200 }, (_, index) => `x-${index}`)),
  lists('more lines than Node accepts', ...Array.from({ length: 2100 }, () => 'x')),
  lists('a wildcard', '*'),
  lists('no tokens', 'x y, z/1, "q"'),
  lists('bytes above 0x7f', 'x-\xe4'),
  lists('a header injected', 'x-a%0d%0aset-cookie: a=b'),
  lists('a response header', 'access-control-allow-origin'),
];
