import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { RawResponse, WireRequest } from '../browser/page-request.ts';
import { sendOver } from './send.ts';

/**
 * An Express or Connect application, or any `(request, response)` function.
 *
 * @example
 * const app = (request, response) => response.end('hello');
 * await browse(app, { origin: 'https://app.example.com', url: '/' });
 */
export type NodeHandler = (request: never, response: never, ...more: never) => unknown;

/**
 * A web-standard handler: `(Request) => Response`.
 *
 * @example
 * await browse((request) => new Response(request.url), { origin: 'https://app.example.com', url: '/' });
 */
export type WebHandler = (request: Request) => Response | Promise<Response>;

/** A handler, an object with `fetch` (Hono, Deno, Workers), or a `node:http` server. */
export type Application = NodeHandler | WebHandler | { readonly fetch: WebHandler } | NodeServer;

/** A `node:http` server. The declarations work without the types of Node. */
export interface NodeServer {
  /** Emits `request`, as Node does for each request. */
  emit(event: 'request', request: never, response: never): unknown;
}

/** An application that accepts requests. */
export interface Served {
  readonly origin: string;
  /** Resolves to undefined without a response; rejects with what the application throws. */
  readonly send: (wire: WireRequest, body?: Uint8Array) => Promise<RawResponse | undefined>;
  readonly close: () => Promise<void>;
}

/** Calls a web-standard handler directly; anything else listens on a free port. */
export async function serve(application: Application, timeout: number): Promise<Served> {
  if (typeof application === 'object' && 'fetch' in application)
    return webServed((request) => application.fetch(request), timeout);
  if (typeof application === 'object')
    return nodeServed((req, res) => application.emit('request', req as never, res as never), timeout);
  // a web handler has one parameter
  if (application.length < 2) return webServed(application as WebHandler, timeout);
  return nodeServed(application as RequestListener, timeout);
}

async function nodeServed(handle: RequestListener, timeout: number): Promise<Served> {
  const { createServer, request } = await import('node:http');
  const waiting: ((error: unknown) => void)[] = [];
  // otherwise a rejected handler would end the process
  const listener = async (req: IncomingMessage, res: ServerResponse<IncomingMessage> & { req: IncomingMessage }) => {
    try {
      await handle(req, res);
    } catch (error) {
      for (const fail of waiting) fail(error);
    }
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number }; // it listens on TCP
  const connection = {
    request,
    options: { host: '127.0.0.1', port, agent: false },
    timeout,
    bodyTimeout: timeout,
    mostBody: Infinity,
  };
  return {
    origin: `http://localhost:${port}`,
    send: (wire, body) =>
      new Promise((resolve, reject) => {
        waiting.push(reject);
        sendOver(connection, wire, body).then(resolve, () => resolve(undefined));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function webServed(handle: WebHandler, timeout: number): Served {
  return {
    origin: 'http://localhost',
    send: async (wire, body) => {
      const headers = new Headers(wire.headers.map(([name, value]): [string, string] => [name, value]));
      const init = { method: wire.method, headers, ...(body === undefined ? {} : { body }) };
      const response = await Promise.race([handle(new Request(wire.url, init)), nothingAfter(timeout)]);
      return response && { status: response.status, headers: [...response.headers], body: await response.text() };
    },
    close: async () => undefined,
  };
}

function nothingAfter(timeout: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, timeout, undefined).unref();
  });
}
