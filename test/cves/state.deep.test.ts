import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { cors } from '../../src/index.ts';
import { FakeResponse, run } from '../support/fakes.ts';
import { A } from './ask.ts';

test('CVE-2026-41135 (free5gc): 100,000 requests leave no listener and no state behind', () => {
  const server = createServer();
  const listeners = () =>
    [process, server].map((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name)));
  const middlewares = [
    cors(A),
    cors('*'),
    cors(() => ({ origin: A })),
    cors({ origin: (origin: string) => origin === A, enforce: 'all' }),
  ];
  const request = Object.freeze({ method: 'GET', headers: Object.freeze({ origin: A }) });
  const before = listeners();
  const response = new FakeResponse();
  for (let at = 0; at < 100_000; at++) {
    response.fields.clear();
    run(middlewares[at % middlewares.length] ?? cors(), request, response);
  }
  expect(listeners()).toEqual(before);
  expect(response.fields.size).toBeLessThan(4);
});
