import { createServer, request as httpRequest } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type CorsMiddleware, type CorsResponse, cors } from '../../../src/index.ts';
import { A } from '../row.ts';
import { listen } from '../runners/listen.ts';

type Answer = (error?: Error) => void;

/** The function calls back when the test says so. */
const ASKING: readonly (readonly [name: string, make: (asked: (answer: Answer) => void) => CorsMiddleware])[] = [
  ['an origin function', (asked) => cors({ origin: (_origin, callback) => asked((error) => callback(error, true)) })],
  ['a delegate', (asked) => cors((_request, callback) => asked((error) => callback(error, { origin: A })))],
];

type Listener = (request: Parameters<CorsMiddleware>[0], response: CorsResponse & Closing) => void;
interface Closing {
  on(event: 'close', listener: () => void): unknown;
  write(text: string): unknown;
}
interface Client {
  readonly leave: () => void;
  readonly body: Promise<string>;
}

/** A client that sends one request and may disconnect. */
const SERVERS: readonly (readonly [name: string, start: (listener: Listener) => Promise<Client>])[] = [
  ['node:http', startHttp],
  ['node:http2', startHttp2],
];

const CASES = SERVERS.flatMap(([server, start]) => ASKING.map(([who, make]) => [who, server, start, make] as const));

describe.each(CASES)('when %s on %s calls back late', (_who, _server, start, make) => {
  /** Runs until the function is called; `closed` resolves when the server has noticed that the client disconnected. */
  async function ask() {
    const next = vi.fn();
    const closed = deferred<void>();
    const asked = deferred<Answer>();
    const began = deferred<CorsResponse & Closing>();
    const middleware = make(asked.resolve);
    const client = await start((request, response) => {
      response.on('close', () => closed.resolve());
      began.resolve(response);
      middleware(request, response, next);
    });
    const [answer, response] = await Promise.all([asked.promise, began.promise]);
    return { next, client, closed: closed.promise, answer, response };
  }

  test.each([
    ['allows', undefined],
    ['fails', new Error('too late')],
  ])('and %s after the client has disconnected, nothing happens', async (_what, error) => {
    const { next, client, closed, answer } = await ask();
    client.leave();
    await closed;
    answer(error);
    await setTimeout(5);
    expect(next).not.toHaveBeenCalled();
  });

  test.each([
    ['allows', undefined],
    ['fails', new Error('too late')],
  ])('and %s after the response has ended, the response is unchanged', async (_what, error) => {
    const { next, client, answer, response } = await ask();
    response.end('timed out');
    answer(error);
    expect(await client.body).toBe('timed out');
    expect(next).not.toHaveBeenCalled();
  });

  test('after the response has started, it continues unchanged', async () => {
    const { next, client, answer, response } = await ask();
    response.write('timed ');
    answer();
    response.end('out');
    expect(await client.body).toBe('timed out');
    expect(next).not.toHaveBeenCalled();
  });
});

async function startHttp(listener: Listener): Promise<Client> {
  const { port, close } = await listen(createServer(listener));
  onTestFinished(close);
  const body = deferred<string>();
  const request = httpRequest({ host: '127.0.0.1', port, headers: { origin: A }, agent: false }, (response) => {
    void response
      .setEncoding('utf8')
      .toArray()
      .then((chunks) => body.resolve(chunks.join('')));
  });
  // the test cuts the connection on purpose
  request.on('error', () => undefined);
  request.end();
  return { leave: () => request.destroy(), body: body.promise };
}

async function startHttp2(listener: Listener): Promise<Client> {
  const { port, close } = await listen(createHttp2Server(listener));
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  onTestFinished(() => {
    session.destroy();
    return close();
  });
  const stream = session.request({ origin: A });
  stream.on('error', () => undefined);
  const body = stream
    .setEncoding('utf8')
    .toArray()
    .then(
      (chunks) => chunks.join(''),
      () => '',
    );
  return { leave: () => stream.close(), body };
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
