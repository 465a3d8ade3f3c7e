import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateSession } from './fuzz/generate.ts';
import { playHttp } from './fuzz/play-http.ts';
import { createRandom } from './fuzz/random.ts';
import type { Spec } from './fuzz/spec.ts';
import { SIDES } from './side-by-side.ts';

const { emitWarning } = process;
beforeAll(() => {
  process.emitWarning = () => undefined;
});
afterAll(() => {
  process.emitWarning = emitWarning;
});

/** Sessions that no row fixes: plain values in plain options. */
function isPlain(spec: Spec): boolean {
  if (spec.kind === 'members') return spec.shape !== 'inheriting' && Object.values(spec.members).every(isPlain);
  if (spec.kind === 'list') return spec.items.every(isPlain);
  if (spec.kind === 'regexp') return !/[gy]/.test(spec.flags);
  const odd = [undefined, null, '', 0, 1, 5, 7, 42, 999, 1000, true, 'abc', -1, ' ', Number.NaN, Infinity];
  return (
    spec.kind === 'value' &&
    !(spec.value !== true && odd.includes(spec.value as never)) &&
    !/[\n☃]/.test(String(spec.value))
  );
}

test('over real sockets, 500 requests with their configurations get the response of npm cors', async () => {
  const random = createRandom(11);
  let pairs = 0;
  while (pairs < 500) {
    const session = { ...generateSession(random), change: undefined };
    const { argument } = session;
    if (argument.kind !== 'members' || !isPlain(argument) || 'maxAge' in argument.members) continue;
    const requests = session.requests.filter(
      ({ headers, method }) =>
        !/[ ,<*]/.test(Object.values(headers).join('')) && method !== 'options' && method !== 'Options',
    );
    const theirs = await playHttp(SIDES.cors, { ...session, requests });
    const ours = await playHttp(SIDES.compat, { ...session, requests });
    for (const [index, our] of ours.entries()) {
      pairs++;
      if (!isDeepStrictEqual(our, theirs[index])) expect({ session, our }).toEqual({ session, our: theirs[index] });
    }
  }
  expect(pairs).toBeGreaterThanOrEqual(500);
});
