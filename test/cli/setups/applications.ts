import cors from 'cors';
import express, { type RequestHandler } from 'express';
import fastify from 'fastify';
import helmet from 'helmet';
import Koa from 'koa';
import { cors as corsmith } from '../../../src/index.ts';
import type { Setup } from '../setup.ts';

const items: RequestHandler = (_, res) => {
  res.json([]);
};
const PUT = ['--method', 'PUT'];
const refuse =
  (status: number): RequestHandler =>
  (_, res) => {
    res.sendStatus(status);
  };

/** CORS in the wrong place, or after something that responds first. */
export const applications: readonly Setup[] = [
  {
    what: 'Express without CORS, GET',
    servers: [() => express().get('/items', items)],
    cause: 'no-cors-at-all',
    change: 'Mount CORS before the routes',
  },
  {
    what: 'Express without CORS, PUT',
    servers: [() => express().put('/items', items)],
    args: PUT,
    cause: 'express-options',
    change: 'app.use(cors(...)) before the routes',
  },
  {
    what: 'CORS after the route, GET',
    servers: [() => express().get('/items', items).use(cors())],
    cause: 'no-cors-at-all',
    change: 'Mount CORS before the routes',
  },
  {
    what: 'CORS after the route, PUT',
    servers: [() => express().put('/items', items).use(cors())],
    args: [...PUT, '--send'],
    cause: 'headers-on-preflight-only',
    change: 'Send the headers with every response',
  },
  {
    what: 'CORS on one method of a route only',
    servers: [() => express().put('/items', cors(), items)],
    args: PUT,
    cause: 'express-options',
    change: 'also app.options(path, cors(...))',
  },
  {
    what: 'CORS on app.options() only',
    servers: [() => express().options('/items', cors()).put('/items', items)],
    args: [...PUT, '--send'],
    cause: 'headers-on-preflight-only',
    change: 'app.use(cors(...)) instead of app.options(...) alone',
  },
  {
    what: 'CORS at another path',
    servers: [() => express().use('/api', cors()).put('/items', items)],
    args: PUT,
    cause: 'express-options',
    change: 'app.use(cors(...)) before the routes',
  },
  {
    what: 'a path that does not exist, CORS on a router',
    servers: [() => express().use('/api', cors())],
    args: PUT,
    cause: 'options-not-found',
    change: 'check its path',
  },
  {
    what: 'authentication first, preflight',
    servers: [() => express().use(refuse(401)).use(cors())],
    args: ['--header', 'Authorization: Bearer x'],
    cause: 'authentication-first',
    change: 'Mount CORS before authentication',
  },
  {
    what: 'authentication first, GET',
    servers: [() => express().use(refuse(401)).use(cors())],
    cause: 'authentication-first',
    change: 'so that the page can read the 401',
  },
  {
    what: 'a CSRF guard first',
    servers: [() => express().use(refuse(403)).use(cors())],
    args: PUT,
    cause: 'authentication-first',
    change: 'must let OPTIONS through',
  },
  {
    what: 'authentication between the preflight and its response',
    servers: [
      () =>
        express()
          .use(cors({ preflightContinue: true }))
          .use(refuse(401)),
    ],
    args: PUT,
    cause: 'authentication-first',
    change: 'must let OPTIONS through',
  },
  {
    what: 'a rate limit first, preflight',
    servers: [() => express().use(refuse(429)).use(cors())],
    args: PUT,
    cause: 'too-many-requests',
    change: 'exempt OPTIONS',
  },
  {
    what: 'a rate limit first, GET',
    servers: [() => express().use(refuse(429)).use(cors())],
    cause: 'too-many-requests',
    change: 'Mount CORS before the rate limit',
  },
  {
    what: 'a body parser first',
    servers: [
      () =>
        express()
          .use(express.text({ limit: 1 }))
          .use(cors()),
    ],
    args: ['--method', 'POST', '--data', 'too long', '--send'],
    cause: 'body-too-large',
    change: 'mount CORS before the body parser',
  },
  {
    what: 'an error before CORS',
    servers: [() => express().use(refuse(500)).use(cors())],
    cause: 'error-without-headers',
    change: 'Mount CORS before the code that fails',
  },
  {
    what: 'an origin function that fails, preflight',
    servers: [failing('database is down')],
    args: PUT,
    cause: 'options-failed',
    change: 'Check the server logs',
  },
  {
    what: 'an origin function that fails, GET',
    servers: [failing('database is down')],
    cause: 'error-without-headers',
    change: 'HTTP 500, "Error: database is down"',
  },
  {
    what: 'an origin function that refuses with an error, preflight',
    servers: [failing('Not allowed by CORS')],
    args: PUT,
    cause: 'origin-refused',
    change: 'HTTP 500, "Error: Not allowed by CORS"',
    options: "origin: [...origins, 'http://app.example']",
  },
  {
    what: 'an origin function that refuses with an error, GET',
    servers: [failing('The CORS policy for this site does not allow access from this origin')],
    cause: 'origin-refused',
    change: 'it does not allow the origin http://app.example',
    options: "origin: [...origins, 'http://app.example']",
  },
  {
    what: 'Cross-Origin-Resource-Policy instead of CORS',
    servers: [
      () =>
        express()
          .use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }))
          .get('/items', items),
    ],
    cause: 'resource-policy',
    change: 'only that header allows a page to read',
  },
  {
    what: 'plain http that accepts GET only',
    servers: [
      () => (req, res) => res.writeHead(req.method === 'GET' ? 200 : 405, { 'Access-Control-Allow-Origin': '*' }).end(),
    ],
    args: PUT,
    cause: 'options-refused',
    change: 'have the proxy forward OPTIONS',
  },
  {
    what: 'plain http that sends its start page for everything',
    servers: [() => (_, res) => res.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>app</title>')],
    args: PUT,
    cause: 'no-cors-at-all',
    change: 'Check that this is the right server',
  },
  {
    what: 'Koa without CORS',
    servers: [
      () =>
        new Koa()
          .use((context) => {
            if (context.method === 'PUT') context.body = '[]';
          })
          .callback(),
    ],
    args: PUT,
    cause: 'options-not-found',
    change: 'Mount the CORS middleware with app.use()',
  },
  {
    what: 'Fastify without CORS',
    servers: [
      () => {
        const app = fastify();
        app.put('/items', async () => []);
        return (req, res) => void app.ready().then(() => app.routing(req, res));
      },
    ],
    args: PUT,
    cause: 'options-not-found',
    change: 'check its path',
  },
  {
    what: 'CORS turned off by an environment variable that is not set',
    servers: [
      () =>
        express()
          .use(cors({ origin: undefined }))
          .get('/items', items),
    ],
    cause: 'no-cors-at-all',
    change: "allow the page's origin",
  },
  {
    what: 'corsmith with origin: false',
    servers: [
      () =>
        express()
          .use(corsmith({ origin: false }))
          .get('/items', items),
    ],
    cause: 'no-cors-at-all',
    change: 'Mount CORS before the routes',
  },
];

/** An origin function that throws. Express prints unhandled errors, except in tests. */
function failing(message: string): Setup['servers'][number] {
  return () =>
    express()
      .use(cors({ origin: (_, callback) => callback(new Error(message)) }))
      .set('env', 'test');
}
