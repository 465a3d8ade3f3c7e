import { expect } from 'vitest';
import { type RawAnswer, valuesOf } from './raw.ts';

/** What Node responds to bytes that are not a request, before any middleware runs. */
export const MALFORMED: readonly number[] = [400, 431];

/** Holds for every response: no CORS header is sent twice, and only origins in `granted` may read. */
export function expectHarmless(name: string, answers: readonly RawAnswer[], granted: readonly string[]): void {
  expect([name, answers.length > 0]).toEqual([name, true]);
  for (const answer of answers) expect([name, ...faultsOf(answer, granted)]).toEqual([name]);
}

function faultsOf(answer: RawAnswer, granted: readonly string[]): readonly string[] {
  const ours = answer.lines
    .map(([each]) => each)
    .filter((each) => each === 'vary' || each.startsWith('access-control-'));
  const twice = ours.filter((each, index) => ours.indexOf(each) !== index);
  const readers = valuesOf(answer, 'access-control-allow-origin').filter((value) => !granted.includes(value));
  const names = valuesOf(answer, 'vary').join(',').toLowerCase().split(/, ?/);
  const lets = ours.includes('access-control-allow-origin');
  const varies = MALFORMED.includes(answer.status) || names.includes('origin') || granted.includes('*');
  return [
    ...twice.map((each) => `${each} twice`),
    ...readers.map((value) => `${value} may read`),
    ...(lets || ours.every((each) => each === 'vary') ? [] : ['headers without an origin']),
    ...(varies ? [] : ['no Vary: Origin']),
    ...(answer.lines.some(([each]) => each === 'x-injected' || each === 'set-cookie') ? ['a header injected'] : []),
    ...([200, 204, 403, ...MALFORMED].includes(answer.status) ? [] : [`status ${answer.status}`]),
  ];
}
