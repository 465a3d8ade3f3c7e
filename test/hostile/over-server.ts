import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectHarmless, MALFORMED } from './expect-harmless.ts';
import { ORIGINS } from './origins.ts';
import { PREFLIGHTS } from './preflights.ts';
import { requestBytes, sendBytes, valuesOf } from './raw.ts';
import { A, type Admits, RULES } from './rules.ts';
import { type HostileServer, type SERVERS, startServer } from './servers.ts';

const METHOD = 'Access-Control-Request-Method: PUT';

/** How each Origin is sent: as requests of three kinds, and as a preflight. */
export const KINDS: readonly (readonly [method: string, lines: readonly string[]])[] = [
  ['GET', []],
  ['POST', ['Sec-Fetch-Site: cross-site']],
  ['OPTIONS', []],
  ['OPTIONS', [METHOD]],
];

/** Every hostile Origin and preflight, against every kind of rule, over these servers. */
export function testHostileRequests(servers: typeof SERVERS): void {
  describe.each(servers)('over %s', (_, listener) => {
    let server: HostileServer;
    beforeAll(async () => {
      server = await startServer(listener);
    });
    afterAll(() => server.close());

    test.each(Object.entries(RULES))('a hostile Origin against the rule "%s"', async (rule, { admits }) => {
      const sent = ORIGINS.flatMap((origin) => KINDS.map((kind) => [origin, kind] as const));
      await Promise.all(
        sent.map(async ([{ name, lines, wellFormed = false }, [method, more]]) => {
          const answers = await sendBytes(server.port, requestBytes(method, `/${rule}`, [...lines, ...more]));
          expectHarmless(`${name} by ${method}`, answers, grantedTo(admits, wellFormed, lines));
        }),
      );
      await expectAlive(rule);
    });

    test.each(['exact', 'reflected', 'asked', 'any'])('a hostile preflight against the rule "%s"', async (rule) => {
      await Promise.all(
        PREFLIGHTS.map(async ({ name, lines, isPreflight }) => {
          const answers = await sendBytes(server.port, requestBytes('OPTIONS', `/${rule}`, lines));
          expectHarmless(name, answers, [rule === 'any' ? '*' : A]);
          const expected = isPreflight ? [204, ...MALFORMED] : [200];
          expect([name, expected.includes(answers[0]?.status ?? 0)]).toEqual([name, true]);
          // no response grows with the request beyond the limit for reflected headers
          expect([name, JSON.stringify(answers).length < 6000]).toEqual([name, true]);
        }),
      );
      await expectAlive(rule);
    });

    async function expectAlive(rule: string): Promise<void> {
      const [answer] = await sendBytes(server.port, requestBytes('GET', `/${rule}`, [`Origin: ${A}`]));
      expect(answer && [answer.status, answer.body, valuesOf(answer, 'access-control-allow-origin')]).toEqual([
        200,
        'handled',
        [rule === 'any' ? '*' : A],
      ]);
      expect(server.faults).toEqual([]);
    }
  });
}

function grantedTo(admits: Admits, wellFormed: boolean, lines: readonly string[]): readonly string[] {
  if (admits === 'everyone') return ['*'];
  return admits === 'well-formed' && wellFormed ? lines.map((line) => line.slice('Origin: '.length)) : [];
}
