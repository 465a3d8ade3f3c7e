import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawAnswer, requestBytes, sendAndLeave, sendBytes, valuesOf } from './raw.ts';
import { A, RULES } from './rules.ts';
import { type HostileServer, SERVERS, startServer } from './servers.ts';

const ORIGIN = `Origin: ${A}`;
const FOREIGN = 'Origin: https://evil.example';
const METHOD = 'Access-Control-Request-Method: PUT';
const OPEN = { close: false };

const allowOrigin = (answer: RawAnswer) => valuesOf(answer, 'access-control-allow-origin').join(' AND ');
const brief = (answer: RawAnswer) => [answer.status, allowOrigin(answer)] as const;

describe.each(SERVERS)('over %s', (_, listener) => {
  let server: HostileServer;
  beforeAll(async () => {
    server = await startServer(listener);
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  test.each([
    ['OPTIONS *', requestBytes('OPTIONS', '*', [ORIGIN]), [[200, A]]],
    ['a preflight for *', requestBytes('OPTIONS', '*', [ORIGIN, METHOD]), [[204, A]]],
    ["a foreign origin's preflight for *", requestBytes('OPTIONS', '*', [FOREIGN, METHOD]), [[403, '']]],
    ['a whole URL', requestBytes('OPTIONS', 'http://own.example/exact', [ORIGIN, METHOD]), [[204, A]]],
    ['HTTP/1.0', requestBytes('GET', '/exact', [ORIGIN], { version: '1.0' }), [[200, A]]],
    ['HTTP/1.0, a preflight', requestBytes('OPTIONS', '/exact', [ORIGIN, METHOD], { version: '1.0' }), [[204, A]]],
    ['HTTP/1.0, a foreign origin', requestBytes('POST', '/exact', [FOREIGN], { version: '1.0' }), [[200, '']]],
    ['no Host', Buffer.from(`GET /guarded HTTP/1.0\r\n${FOREIGN}\r\n\r\n`), [[403, '']]],
    ['an unknown method', requestBytes('FETCH', '/exact', [ORIGIN]), [[400, '']]],
    ['options in lower case', requestBytes('options', '/exact', [ORIGIN, METHOD]), [[400, '']]],
    [
      'a preflight with a body',
      requestBytes('OPTIONS', '/exact', [ORIGIN, METHOD], { body: 'x'.repeat(2000) }),
      [[204, A]],
    ],
    [
      'a preflight with the next request in its body',
      requestBytes('OPTIONS', '/exact', [ORIGIN, METHOD], { body: requestBytes('GET', '/any', []).toString() }),
      [[204, A]],
    ],
    ['no request', Buffer.from('\r\n\r\nnonsense\r\n\r\n'), [[400, '']]],
  ])('%s', async (_name, bytes, expected) => {
    expect((await sendBytes(server.port, bytes)).map(brief)).toEqual(expected);
  });

  test('pipelined requests get their own responses, in order', async () => {
    const rules = ['asked', 'exact', 'promised', 'any', 'delegated', 'reflected', 'exact'];
    const sent = Array.from({ length: 20 }, () => rules).flat();
    const bytes = sent.map((rule, index) =>
      requestBytes(index % 2 === 0 ? 'GET' : 'OPTIONS', `/${rule}`, [index % 3 === 0 ? FOREIGN : ORIGIN, METHOD], OPEN),
    );
    const answers = await sendBytes(server.port, Buffer.concat([...bytes, requestBytes('GET', '/exact', [ORIGIN])]));
    expect(answers.map(brief)).toEqual([
      ...sent.map((rule, index) => expectedOf(rule, index % 2 === 0, index % 3 === 0)),
      [200, A],
    ]);
  });

  test('clients that disconnect immediately leave nothing behind', async () => {
    const rules = Object.keys(RULES);
    const left = Array.from({ length: 200 }, (_unused, index) => {
      const lines = index % 2 === 0 ? [ORIGIN] : [ORIGIN, METHOD];
      const bytes = requestBytes('OPTIONS', `/${rules[index % rules.length]}`, lines, OPEN);
      return sendAndLeave(server.port, index % 5 === 0 ? bytes.subarray(0, bytes.length - 3) : bytes);
    });
    await Promise.all(left);
    expect((await sendBytes(server.port, requestBytes('GET', '/exact', [ORIGIN]))).map(brief)).toEqual([[200, A]]);
  });
});

function expectedOf(rule: string, isGet: boolean, isStranger: boolean): readonly [status: number, allowed: string] {
  const admitted = !isStranger || !['exact', 'delegated'].includes(rule);
  const origin = isStranger ? 'https://evil.example' : A;
  const status = isGet ? 200 : admitted ? 204 : 403;
  return [status, rule === 'any' ? '*' : admitted ? origin : ''];
}
