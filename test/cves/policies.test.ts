import { METHODS } from 'node:http';
import express from 'express';
import { describe, expect, test, vi } from 'vitest';
import { cors, createPolicy } from '../../src/index.ts';
import { coreOf } from '../../src/policy/policy.ts';
import { from, line, preflightFrom, serve } from '../exchanges/servers/serve.ts';
import { requestBytes, sendBytes, valuesOf } from '../hostile/raw.ts';
import { startServer } from '../hostile/servers.ts';
import { FakeResponse, run } from '../support/fakes.ts';
import { A, decisionOf, EVIL, fieldsOf, refusalsOf } from './ask.ts';

test('CVE-2015-9236 (hapi): a preflight and its request have the same policy, route by route', async () => {
  const policies = new Map([
    ['/private', createPolicy(A)],
    ['/public', createPolicy('*')],
  ]);
  const app = express();
  app.use(cors(({ url = '' }: { url?: string }) => policies.get(url) ?? { origin: false }));
  app.use((_request, response) => void response.end());
  const send = await serve(app);
  for (const path of ['/private', '/public', '/other']) {
    for (const origin of [A, EVIL]) {
      const [actual, preflight] = [await send(from(origin, path)), await send(preflightFrom(origin, path))];
      expect(line(preflight, 'access-control-allow-origin')).toBe(line(actual, 'access-control-allow-origin'));
    }
  }
});

test('expressjs/cors#79: a stricter policy inside an open one removes all of its headers', () => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const response = new FakeResponse();
  run(
    cors({ exposedHeaders: ['x-secret'], preflightContinue: true }),
    { method: 'GET', headers: { origin: EVIL } },
    response,
  );
  expect(fieldsOf(A, 'GET', { origin: EVIL }, response)).toEqual({ vary: 'Origin' });
  vi.restoreAllMocks();
});

test('jub0bs/cors#14: options, policies and decisions cannot be changed later', () => {
  const origin = [A];
  const methods = ['PUT'];
  const policy = createPolicy({ origin, methods });
  const asked = { method: 'OPTIONS', headers: { origin: A, 'access-control-request-method': 'PUT' } };
  const before = JSON.stringify(policy.evaluate(asked));
  origin.push(EVIL);
  methods.push('DELETE');
  const core = coreOf(policy);
  for (const shared of [
    policy,
    core,
    core.methods,
    core.responses,
    core.responses.regular.preflight.allowed,
    core.responses.regular.preflight.allowed.headers,
    core.responses.guarded,
  ]) {
    expect(Object.isFrozen(shared)).toBe(true);
  }
  expect(JSON.stringify(policy.evaluate(asked))).toBe(before);
  expect(decisionOf({ origin: A }, 'GET', { origin: EVIL }).allowed).toBe(false);
});

test('CVE-2019-18978 (rack-cors), PYSEC-2020-43 (flask-cors): a malformed path selects no laxer policy', async () => {
  const app = express();
  app.use('/public', cors(), (_request, response) => void response.end('public'));
  app.use('/private', cors(A), (_request, response) => void response.end('private'));
  app.use(cors(A), (_request, response) => void response.end('other'));
  const server = await startServer(() => app);
  const paths = [
    '/public',
    '/private',
    '/public/../private',
    '/public/%2e%2e/private',
    '//private',
    '/PRIVATE',
    '/private%2f',
    '/./private',
    '/pub%6cic',
    '/public+',
    '/private;/public',
  ];
  for (const path of paths) {
    const [answer] = await sendBytes(server.port, requestBytes('GET', path, [`Origin: ${EVIL}`]));
    const opened = answer !== undefined && valuesOf(answer, 'access-control-allow-origin').length > 0;
    expect([path, opened, answer?.body]).toEqual([path, answer?.body === 'public', answer?.body]);
  }
  await server.close();
});

test('CVE-2024-6839, CVE-2024-6844, CVE-2024-6866 (flask-cors): paths are matched by Express alone', () => {
  expect(refusalsOf({ resources: { '/api/*': { origins: '*' } } })).toContain('unknown-option');
  expect(refusalsOf({ origin: A, path: '/api' })).toContain('unknown-option');
});

describe('CVE-2022-4147 (quarkus): a guard also refuses simple requests from foreign origins', () => {
  test.each(METHODS.filter((method) => method !== 'CONNECT'))('%s', (method) => {
    const middleware = cors({ origin: A, enforce: 'all' });
    for (const origin of [EVIL, 'null', '', `${A}, ${A}`]) {
      const { status, ended, next } = run(middleware, { method, headers: { origin, host: 'own.example' } });
      expect([status, ended, next]).toEqual([403, '{"code":"cross-site-request-refused"}', []]);
    }
  });
});

test('CVE-2022-4147 (quarkus): the milder guard also refuses a form from another site', () => {
  const headers = { origin: EVIL, host: 'own.example', 'content-type': 'text/plain' };
  expect(decisionOf({ origin: A, enforce: 'unsafe-methods' }, 'POST', headers)).toMatchObject({
    status: 403,
    guard: 'refused',
  });
});
