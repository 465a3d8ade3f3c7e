import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { INestApplication, MiddlewareConsumer, NestMiddleware } from '@nestjs/common';
import type { HandleFunction, NextFunction, Server } from 'connect';
import connect from 'connect';
import cors, { type CorsMiddleware, type CorsNext, type CorsOptionsDelegate, createPolicy } from 'corsmith';
import compat from 'corsmith/compat';
import express from 'express';
import { createApp, fromNodeMiddleware, type NodeMiddleware } from 'h3';
import type { Express as Express4, RequestHandler as Handler4, Request as Request4 } from 'types-express4';

const handler: express.RequestHandler = (_request, response) => {
  response.end();
};
const delegate: CorsOptionsDelegate<express.Request> = (request, callback) =>
  callback(null, { origin: request.hostname === 'a.example' });

function refuse(request: express.Request, response: express.Response, next: express.NextFunction): void {
  if (request.ip === undefined) next();
  else response.status(403).json({});
}

const app = express();
app.use(cors());
app.use('/listed', cors(['https://a.example', 'https://*.b.example']), handler);
app.get('/products', cors('https://a.example'), handler);
app.options('/products', cors());
app.use(cors(delegate));
app.use(cors((request: express.Request, callback) => callback(null, { origin: request.ip !== undefined })));
app.use('/g', cors<cors.CorsRequest>({ origin: ['https://a.example'] }), express.json());
app.use('/g', compat<compat.CorsRequest>({ origin: ['https://a.example'] }), express.json());
app.use(cors((request, callback) => callback(null, { origin: request.url === '/' && request.ip !== undefined })));
app.use(cors((request) => ({ origin: request.url === '/' && request.hostname === 'a.example' })));
app.use(compat((request, callback) => callback(null, { origin: request.url === '/' && request.ip !== undefined })));
app.use(cors({ origin: ['https://a.example'], enforce: { onRefused: refuse, methods: 'all' } }));
app.use(compat(), compat({ origin: true, credentials: true }));
app.use(compat((request: express.Request, callback) => callback(null, { origin: request.hostname })));

export function use4(app4: Express4): void {
  app4.use(cors());
  app4.get('/', cors('https://a.example'), ((_request, response) => response.end()) satisfies Handler4);
  app4.options('*', cors());
  app4.use(cors((request: Request4, callback) => callback(null, { origin: request.hostname })));
  app4.options('*', compat());
}

const server: Server = connect();
server.use(cors());
server.use('/api', cors({ origin: /^https:\/\/a\.example$/ }));
server.use(compat());
export const inConnect: HandleFunction = cors(createPolicy());

const middleware: CorsMiddleware = cors();
createServer((request, response) => middleware(request, response, () => response.end()));
createServer((request, response) => compat()(request, response, () => response.end()));
createHttp2Server((request, response) => middleware(request, response, () => response.end()));
createHttp2Server((request, response) => compat()(request, response, () => response.end()));

// the next() of each framework, in both directions
type H3Next = Parameters<NodeMiddleware>[2];
export function call(next: CorsNext, ofConnect: NextFunction, ofExpress: express.NextFunction, ofH3: H3Next): void {
  const taken: readonly CorsNext[] = [ofConnect, ofExpress, ofH3, (error: unknown) => error, () => 1];
  const given: readonly [NextFunction, express.NextFunction, H3Next] = [next, next, next];
  for (const each of [...taken, ...given]) each(new Error());
}

const h3 = createApp();
h3.use(fromNodeMiddleware(cors()));
h3.use(fromNodeMiddleware(cors((request, callback) => callback(null, { origin: request.url === '/' }))));
h3.use(fromNodeMiddleware(compat()));
export const inH3: readonly NodeMiddleware[] = [cors('https://a.example'), compat()];

export function useNest(nest: INestApplication, consumer: MiddlewareConsumer): void {
  nest.use(cors());
  consumer.apply(cors({ origin: ['https://a.example'] }), compat()).forRoutes('*');
}
export const inNest: readonly NestMiddleware<express.Request, express.Response>[] = [
  { use: cors() },
  { use: compat() },
];
