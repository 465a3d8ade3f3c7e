import cors from 'cors';
import express from 'express';
import { behind, behindCorsmith, PAGE, type Setup } from '../setup.ts';

const raw = (name: string, value: string): Setup['servers'] => [
  () => (_, res) => res.writeHead(204, { 'Access-Control-Allow-Origin': '*', [name]: value }).end(),
];

/** What a preflight does not allow, and what a page cannot read. */
export const permissions: readonly Setup[] = [
  {
    what: 'a method that is missing',
    ...behind({ methods: ['GET', 'POST'] }),
    args: ['--method', 'DELETE'],
    cause: 'method-missing',
    change: "methods: ['GET', 'POST', 'DELETE']",
    options: "methods: ['GET', 'POST', 'DELETE']",
  },
  {
    what: 'no methods at all',
    servers: raw('Access-Control-Allow-Headers', '*'),
    args: ['--method', 'PUT'],
    cause: 'method-missing',
    change: "methods: ['PUT']",
    options: "methods: ['PUT']",
  },
  {
    what: 'a method in lower case on the server',
    ...behind({ methods: ['get', 'put'] }),
    args: ['--method', 'PUT'],
    cause: 'method-case',
    change: 'Write PUT in uppercase in the options',
    options: "methods: ['GET', 'PUT']",
  },
  {
    what: 'patch in lower case in the page',
    ...behind({}),
    args: ['--method', 'patch'],
    cause: 'method-case',
    change: 'Write PATCH in uppercase: browsers do not change',
  },
  {
    what: 'JSON without Content-Type allowed',
    ...behind({ allowedHeaders: ['X-One'] }),
    args: ['--method', 'POST', '--header', 'Content-Type: application/json', '--data', '{}'],
    cause: 'header-missing',
    change: "allowedHeaders: ['X-One', 'Content-Type']",
    options: "allowedHeaders: ['X-One', 'Content-Type']",
  },
  {
    what: 'a header that corsmith does not allow',
    ...behindCorsmith({ allowedHeaders: ['X-One'] }),
    args: ['--header', 'X-Two: 2'],
    cause: 'header-missing',
    change: "allowedHeaders: ['X-One', 'X-Two']",
    options: "allowedHeaders: ['X-One', 'X-Two']",
  },
  {
    what: 'no headers at all',
    ...behind({ allowedHeaders: [] }),
    args: ['--header', 'Authorization: Bearer x'],
    cause: 'header-missing',
    change: "allowedHeaders: ['Authorization']",
    options: "allowedHeaders: ['Authorization']",
  },
  {
    what: 'Authorization under *',
    ...behind({ allowedHeaders: '*' }),
    args: ['--header', 'Authorization: Bearer x'],
    cause: 'authorization-wildcard',
    change: "allowedHeaders: ['*', 'Authorization']",
    options: "allowedHeaders: ['*', 'Authorization']",
  },
  {
    what: 'methods without commas',
    servers: raw('Access-Control-Allow-Methods', 'GET PUT'),
    args: ['--method', 'PUT'],
    cause: 'malformed-list',
    change: "methods: ['GET', 'PUT']",
    options: "methods: ['GET', 'PUT']",
  },
  {
    what: 'headers without commas',
    servers: raw('Access-Control-Allow-Headers', 'X-One X-Two'),
    args: ['--header', 'X-One: 1'],
    cause: 'malformed-list',
    change: "allowedHeaders: ['X-One', 'X-Two']",
    options: "allowedHeaders: ['X-One', 'X-Two']",
  },
  {
    what: 'a success status outside 200 to 299',
    ...behind({ origin: PAGE, optionsSuccessStatus: 304 }),
    args: ['--method', 'PUT'],
    cause: 'options-failed',
    change: 'mount CORS before the handler',
  },
  {
    what: 'a preflight with an error status whose list shows the reason',
    servers: [
      () => (_, res) =>
        res
          .writeHead(400, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET' })
          .end('Disallowed CORS method'),
    ],
    args: ['--method', 'PUT'],
    cause: 'method-missing',
    change: 'HTTP 400, "Disallowed CORS method"',
    options: "methods: ['GET', 'PUT']",
  },
  {
    what: 'a preflight with an error status whose lists allow the request',
    servers: [
      () => (_, res) =>
        res.writeHead(400, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' }).end(),
    ],
    args: ['--method', 'PUT'],
    cause: 'options-failed',
    change: 'The server fails on OPTIONS (400)',
  },
  {
    what: 'the name ALL as if it were a wildcard',
    servers: raw('Access-Control-Allow-Methods', 'ALL'),
    args: ['--method', 'PUT'],
    cause: 'wildcard-as-name',
    change: 'ALL is not a wildcard, but the name of a method',
    options: "methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']",
  },
  {
    what: 'a response header that the page sends',
    servers: raw('Access-Control-Allow-Headers', 'content-type'),
    args: ['--header', 'Access-Control-Allow-Origin: *'],
    cause: 'response-header-in-request',
    change: 'Remove Access-Control-Allow-Origin from the request',
  },
  {
    what: 'a response header that the page sends next to another header',
    servers: raw('Access-Control-Allow-Headers', 'content-type'),
    args: ['--header', 'Access-Control-Allow-Headers: *', '--header', 'X-One: 1'],
    cause: 'header-missing',
    change:
      'Note      The page sends Access-Control-Allow-Headers. In a request, response headers only trigger a preflight',
    options: "allowedHeaders: ['content-type', 'X-One']",
  },
  {
    what: 'a header that the page cannot read',
    servers: [
      () =>
        express()
          .use(cors())
          .use((_, res) => void res.set('X-Total-Count', '1').json([])),
    ],
    cause: 'hidden-headers',
    change: "exposedHeaders: ['X-Total-Count'",
    exit: 0,
  },
];
