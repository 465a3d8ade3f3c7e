import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type CorsMiddleware, cors } from '../../../src/index.ts';
import { listen } from '../runners/listen.ts';
import { sendRaw } from '../runners/raw-client.ts';
import { APPLICATIONS, expectAnswer, from, serve } from './serve.ts';

const NUMBERS = Array.from({ length: 40 }, (_, index) => index);

/** Allows even numbers; the smaller the number, the later the result. */
const isEven = async (origin: string): Promise<boolean> => {
  const number = Number(/\d+/.exec(origin)?.[0]);
  await setTimeout((NUMBERS.length - number) % 7);
  return number % 2 === 0;
};

test.each(APPLICATIONS)('simultaneous requests do not affect each other, on %s', async (_, create) => {
  const app = create();
  app.use(cors({ origin: isEven }));
  app.use((_request, response) => response.end('application'));
  const send = await serve(app);
  await Promise.all(
    NUMBERS.map(async (number) => {
      const origin = `https://n${number}.example`;
      expectAnswer(await send(from(origin, '/')), 200, number % 2 === 0 ? { origin } : {}, 'Origin');
    }),
  );
});

test('after a preflight with a body, the connection can be used again', async () => {
  const middleware: CorsMiddleware = cors({ origin: 'https://a.example', methods: 'PUT', allowedHeaders: [] });
  const server = createServer((request, response) => middleware(request, response, () => response.end('application')));
  const { port, close } = await listen(server);
  onTestFinished(close);
  const preflight = (origin: string) =>
    `OPTIONS / HTTP/1.1\r\nHost: own.example\r\nOrigin: ${origin}\r\nAccess-Control-Request-Method: PUT\r\nContent-Length: 4\r\n\r\nbody`;
  const last = 'GET / HTTP/1.1\r\nHost: own.example\r\nConnection: close\r\n\r\n';
  const received = await sendRaw(port, preflight('https://a.example') + preflight('https://b.example') + last);
  expect(received.match(/^HTTP\/1\.1 .*$/gm)).toEqual([
    'HTTP/1.1 204 No Content',
    'HTTP/1.1 403 Forbidden',
    'HTTP/1.1 200 OK',
  ]);
});
