import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { HandleFunction, Server } from 'connect';
import connect from 'connect';
import cors, { type CorsMiddleware, type CorsOptionsDelegate, createPolicy } from 'corsmith';
import compat from 'corsmith/compat';
import express from 'express';
import type { Express as Express4, RequestHandler as Handler4, Request as Request4 } from 'types-express4';

const handler: express.RequestHandler = (_request, response) => {
  response.end();
};
const delegate: CorsOptionsDelegate<express.Request> = (request, callback) =>
  callback(null, { origin: request.hostname === 'a.example' });

const app = express();
app.use(cors());
app.use('/listed', cors(['https://a.example', 'https://*.b.example']), handler);
app.get('/products', cors('https://a.example'), handler);
app.options('/products', cors());
app.use(cors(delegate));
app.use(cors((request: express.Request, callback) => callback(null, { origin: request.ip !== undefined })));
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
