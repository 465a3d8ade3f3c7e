import { createServer, type RequestListener } from 'node:http';
import connect from 'connect';
import express from 'express';
import express4 from 'express4';
import { sendHttp } from './http-client.ts';
import { listen } from './listen.ts';
import { outcomeOf, type Play, perform, type Runner, respondAsApplication, type Stage } from './runner.ts';

/** The servers of HTTP/1.1, each with the row's middleware in front of one application. */
export const HTTP_SERVERS: readonly (readonly [name: string, listener: (stage: Stage) => RequestListener])[] = [
  ['node:http', plain],
  ['Connect', connected],
  ['Express 4', (stage) => expressed(express4(), stage)],
  ['Express 5', express5],
];

/** Listens on a free port, and sends requests over real sockets. */
export async function httpRunner(listener: (stage: Stage) => RequestListener): Promise<Runner> {
  const stage: Stage = { play: undefined };
  const { port, close } = await listen(createServer(listener(stage)));
  return {
    async run(row, middleware) {
      const play: Play = { row, middleware, nextCalls: [] };
      stage.play = play;
      return outcomeOf(play, await sendHttp(port, row.request));
    },
    close,
  };
}

export function express5(stage: Stage): RequestListener {
  return expressed(express(), stage);
}

function plain(stage: Stage): RequestListener {
  return (request, response) => perform(stage, request, response, (error) => respondAsApplication(response, error));
}

function connected(stage: Stage): RequestListener {
  const app = connect();
  app.use((request, response, next) => perform(stage, request, response, next));
  app.use((_request, response) => respondAsApplication(response));
  app.use(((error, _request, response, _next) =>
    respondAsApplication(response, error)) satisfies connect.ErrorHandleFunction);
  return app;
}

function expressed(app: express.Express, stage: Stage): RequestListener {
  app.use((request, response, next) => perform(stage, request, response, next));
  app.use((_request, response) => respondAsApplication(response));
  app.use(((error, _request, response, _next) =>
    respondAsApplication(response, error)) satisfies express.ErrorRequestHandler);
  return app;
}
