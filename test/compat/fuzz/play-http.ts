import { createServer, type IncomingHttpHeaders, request as open } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Make, type Middleware, nameOf, type Outcome, UNTOUCHED } from './play.ts';
import { build, type RequestSpec, type SessionSpec } from './spec.ts';

/** Plays a session, without changes of its options, on Node's own server. */
export async function playHttp(make: Make, { argument, requests }: SessionSpec): Promise<readonly Outcome[]> {
  let middleware: Middleware;
  try {
    middleware = make(build(argument) as never);
  } catch (error) {
    return requests.map(({ before }) => ({ ...UNTOUCHED, refused: nameOf(error), headers: before }));
  }
  const outcomes: Outcome[] = [];
  for (const spec of requests) outcomes.push(await playOne(middleware, spec));
  return outcomes;
}

async function playOne(middleware: Middleware, spec: RequestSpec): Promise<Outcome> {
  const thrown: string[] = [];
  const nexts: string[] = [];
  const server = createServer((request, response) => {
    response.sendDate = false;
    for (const [name, value] of Object.entries(spec.before)) response.setHeader(name, value as string | string[]);
    try {
      middleware(request as never, response as never, (error) => nexts.push(nameOf(error)));
    } catch (error) {
      thrown.push(nameOf(error));
    }
    setImmediate(() => {
      if (!response.writableEnded) response.end('passed on');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { status, headers, body } = await exchange(port, spec);
  server.close();
  return { thrown, nexts, ended: 1, status, body, headers: flat(headers) };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function exchange(port: number, { method, headers }: RequestSpec): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = open({ host: '127.0.0.1', port, method: method ?? 'GET', headers, agent: false }, (received) => {
      let body = '';
      received.setEncoding('latin1').on('data', (part: string) => {
        body += part;
      });
      received.on('end', () => resolve({ status: received.statusCode ?? 0, headers: received.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

function flat(headers: IncomingHttpHeaders): Outcome['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
