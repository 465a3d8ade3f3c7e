// One whole server, by name, for the load generator: node bench/server.mjs 'Express, corsmith'
import { createServer } from 'node:http';
import fastifyCors from '@fastify/cors';
import { serve } from '@hono/node-server';
import koaCors from '@koa/cors';
import npmCors from 'cors';
import { cors as corsmith } from 'corsmith';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { cors as honoCors } from 'hono/cors';
import Koa from 'koa';

const OPTIONS = {
  origin: ['https://a.example', 'https://b.example'],
  methods: ['GET', 'PUT'],
  allowedHeaders: ['X-One'],
  maxAge: 600,
};
const BODY = '{"items":["anvil","tongs"]}';
const sendPort = ({ port }) => process.send?.(port);

function plain(middleware) {
  const server = createServer((request, response) => {
    const handle = () => response.setHeader('Content-Type', 'application/json').end(BODY);
    if (middleware) middleware(request, response, handle);
    else handle();
  });
  server.listen(0, () => sendPort(server.address()));
}

function withExpress(middleware) {
  const app = express();
  if (middleware) app.use(middleware);
  app.get('/', (_request, response) => response.type('json').send(BODY));
  app.options('/', (_request, response) => response.status(204).end());
  const server = app.listen(0, () => sendPort(server.address()));
}

const SERVERS = {
  'node:http': () => plain(),
  'node:http, cors': () => plain(npmCors(OPTIONS)),
  'node:http, corsmith': () => plain(corsmith(OPTIONS)),
  Express: () => withExpress(),
  'Express, cors': () => withExpress(npmCors(OPTIONS)),
  'Express, corsmith': () => withExpress(corsmith(OPTIONS)),
  'Fastify, @fastify/cors': async () => {
    const app = fastify();
    await app.register(fastifyCors, OPTIONS);
    app.get('/', (_request, reply) => reply.type('application/json').send(BODY));
    await app.listen({ port: 0 });
    sendPort(app.server.address());
  },
  'Koa, @koa/cors': () => {
    const app = new Koa();
    app.silent = true; // clients disconnect at the end of a round
    app.use(
      koaCors({
        origin: (context) => (OPTIONS.origin.includes(context.get('Origin')) ? context.get('Origin') : ''),
        allowMethods: OPTIONS.methods,
        allowHeaders: OPTIONS.allowedHeaders,
        maxAge: 600,
      }),
    );
    app.use((context) => {
      context.type = 'json';
      context.body = BODY;
    });
    const server = app.listen(0, () => sendPort(server.address()));
  },
  'Hono, hono/cors': () => {
    const app = new Hono();
    app.use(
      honoCors({
        origin: OPTIONS.origin,
        allowMethods: OPTIONS.methods,
        allowHeaders: OPTIONS.allowedHeaders,
        maxAge: 600,
      }),
    );
    app.get('/', (context) => context.body(BODY, 200, { 'Content-Type': 'application/json' }));
    serve({ fetch: app.fetch, port: 0 }, sendPort);
  },
};

// the load generator requests the processor time used so far
process.on('message', () => process.send(process.cpuUsage()));

export const SERVER_NAMES = Object.keys(SERVERS);
await SERVERS[process.argv[2]]?.();
