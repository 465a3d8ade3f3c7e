import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CorsArgument, CorsOriginFunction } from '../../src/index.ts';
import { requestBytes, sendAndLeave, sendBytes, valuesOf } from './raw.ts';
import { A } from './rules.ts';
import { type HostileServer, SERVERS, startServer } from './servers.ts';

type Ends = 'allowed' | 'refused' | 'failed';

const boom = (): never => {
  throw new Error('boom');
};
const thenable = (then: unknown): unknown => Object.defineProperty({}, 'then', { value: then });

/** What an origin function can do, and how the request ends: by its first result, or with an error. */
const FUNCTIONS: Readonly<Record<string, readonly [ends: Ends, ask: CorsOriginFunction]>> = {
  throws: ['failed', boom],
  'throws-nothing': ['failed', () => Promise.reject(undefined)],
  'throws-later': ['failed', async () => boom()],
  rejects: ['failed', () => Promise.reject(new Error('boom'))],
  'rejects-with-a-string': ['failed', () => Promise.reject('boom')],
  'calls-back-an-error': ['failed', (_origin, callback) => callback(new Error('boom'))],
  'answers-then-throws': ['allowed', (_origin, callback) => [callback(null, true), boom()]],
  'answers-twice': ['refused', (_origin, callback) => [callback(null, false), callback(null, true)]],
  'answers-then-fails': ['allowed', (_origin, callback) => [callback(null, true), callback(new Error('boom'))]],
  'answers-in-two-ways': ['refused', (_origin, callback) => [callback(null, false), Promise.resolve(true)]],
  'answers-later-twice': [
    'refused',
    (_origin, callback) => setImmediate(() => [callback(null, false), callback(null, true)]),
  ],
  'answers-later-then-rejects': [
    'allowed',
    async (_origin, callback) => {
      callback(null, true);
      await Promise.reject(new Error('boom'));
    },
  ],
  never: ['failed', (_origin, _callback) => undefined],
  'never-resolves': ['failed', () => new Promise(() => undefined)],
  'answers-too-late': ['failed', (_origin, callback) => void setTimeout(() => callback(null, true), 120)],
  'a-thenable-that-throws': ['failed', () => thenable(boom)],
  'a-thenable-that-answers-twice': [
    'allowed',
    () => thenable((resolve: (value: boolean) => void) => [resolve(true), resolve(false)]),
  ],
  'a-then-that-throws': ['failed', () => Object.defineProperty({}, 'then', { get: boom })],
  'another-origin': ['refused', (_origin, callback) => callback(null, 'https://evil.example')],
  'a-wildcard': ['refused', (_origin, callback) => callback(null, '*')],
  'a-truthy-promise': ['failed', async () => 'yes'],
  'resolves-to-nothing': ['failed', async () => undefined],
};

const TIMEOUT = 60;
const RULES = Object.fromEntries(
  Object.entries(FUNCTIONS).flatMap(([name, [, origin]]): [string, { options: CorsArgument }][] => [
    [name, { options: { origin, originTimeout: TIMEOUT } }],
    [`${name}-delegated`, { options: () => ({ origin, originTimeout: TIMEOUT }) }],
  ]),
);

const STATUS: Readonly<Record<Ends, readonly [get: number, preflight: number]>> = {
  allowed: [200, 204],
  refused: [200, 403],
  failed: [500, 500],
};

describe.each(SERVERS)('an origin function over %s', (_, listener) => {
  let server: HostileServer;
  beforeAll(async () => {
    server = await startServer(listener, RULES);
  });
  afterAll(() => server.close());

  test.each(Object.entries(FUNCTIONS))('%s', async (name, [ends]) => {
    for (const path of [name, `${name}-delegated`]) {
      const [get, preflight] = await Promise.all([
        sendBytes(server.port, requestBytes('GET', `/${path}`, [`Origin: ${A}`])),
        sendBytes(
          server.port,
          requestBytes('OPTIONS', `/${path}`, [`Origin: ${A}`, 'Access-Control-Request-Method: PUT']),
        ),
      ]);
      const answers = [...get, ...preflight];
      expect(answers.map(({ status }) => status)).toEqual(STATUS[ends]);
      for (const answer of answers) {
        expect(valuesOf(answer, 'access-control-allow-origin')).toEqual(ends === 'allowed' ? [A] : []);
        expect(valuesOf(answer, 'vary').join()).toContain('Origin');
      }
    }
  });

  test('after clients have disconnected and all late results have arrived, the server still works', async () => {
    const left = Object.keys(RULES).map((path) =>
      sendAndLeave(server.port, requestBytes('GET', `/${path}`, [`Origin: ${A}`], { close: false })),
    );
    await Promise.all(left);
    await wait(150);
    expect(server.faults).toEqual([]);
    expect(await sendBytes(server.port, requestBytes('GET', '/throws', []))).toMatchObject([{ status: 200 }]);
  });
});
