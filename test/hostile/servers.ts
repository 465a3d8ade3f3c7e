import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import express4 from 'express4';
import { cors } from '../../src/index.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { RULES, type Rule } from './rules.ts';

export interface HostileServer {
  readonly port: number;
  /** Events that must never happen: a second `next`, an unhandled rejection. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

type Next = (error?: unknown) => void;
type Handler = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** One application, three ways: every rule under its own path, and a handler that says how it was reached. */
export const SERVERS: readonly (readonly [name: string, listener: (first: Handler) => RequestListener])[] = [
  ['node:http', plain],
  ['Express 4', (first) => expressed(express4(), first)],
  ['Express 5', (first) => expressed(express(), first)],
];

export async function startServer(
  listener: (first: Handler) => RequestListener,
  rules: Readonly<Record<string, Pick<Rule, 'options'>>> = RULES,
): Promise<HostileServer> {
  const faults: string[] = [];
  const middlewares = new Map(Object.entries(rules).map(([name, { options }]) => [name, cors(options)]));
  const [[, byDefault] = []] = middlewares;
  const first: Handler = (request, response, next) => {
    const middleware = middlewares.get(request.url?.slice(1) ?? '') ?? byDefault;
    let calls = 0;
    middleware?.(request, response, (error) => {
      calls += 1;
      if (calls > 1) faults.push(`next was called ${calls} times for ${request.url}`);
      next(error);
    });
  };
  const rejected = (reason: unknown) => faults.push(`unhandled rejection: ${reason}`);
  process.on('unhandledRejection', rejected);
  const server = createServer(listener(first));
  const { port, close } = await listen(server);
  return {
    port,
    faults,
    close: () => {
      process.off('unhandledRejection', rejected);
      return close();
    },
  };
}

function plain(first: Handler): RequestListener {
  return (request, response) =>
    first(request, response, (error) => (error === undefined ? handle(request, response) : fail(response)));
}

function expressed(app: Express, first: Handler): RequestListener {
  app.use(first);
  app.use(handle);
  app.use(((_error, _request, response, _next) => fail(response)) satisfies ErrorRequestHandler);
  return app;
}

function handle(_request: IncomingMessage, response: ServerResponse): void {
  end(response, 'handled');
}

function fail(response: ServerResponse): void {
  response.statusCode = 500;
  end(response, 'failed');
}

function end(response: ServerResponse, body: string): void {
  response.setHeader('Content-Length', body.length);
  response.end(body);
}
