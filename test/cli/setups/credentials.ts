import cors from 'cors';
import express from 'express';
import { behind, PAGE, type Setup } from '../setup.ts';

const INCLUDE = ['--credentials', 'include'];
const PUT = ['--method', 'PUT', ...INCLUDE];

/** Requests with credentials. */
export const credentials: readonly Setup[] = [
  {
    what: '* with credentials, GET',
    ...behind({ credentials: true }),
    args: INCLUDE,
    cause: 'wildcard-with-credentials',
    change: `origin: ['${PAGE}'], credentials: true`,
    options: "origin: ['http://app.example'], credentials: true",
  },
  {
    what: '* with credentials, preflight',
    ...behind({}),
    args: PUT,
    cause: 'wildcard-with-credentials',
    change: 'If the request needs no cookies, send it without credentials',
    options: "origin: ['http://app.example'], credentials: true",
  },
  {
    what: 'credentials not allowed',
    ...behind({ origin: [PAGE] }),
    args: INCLUDE,
    cause: 'credentials-off',
    change: 'credentials: true',
    options: 'credentials: true',
  },
  {
    what: 'credentials allowed in another case',
    servers: [
      () => (_, res) =>
        res.writeHead(200, { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Credentials': 'True' }).end(),
    ],
    args: INCLUDE,
    cause: 'credentials-spelling',
    change: 'Send Access-Control-Allow-Credentials: true',
    options: 'credentials: true',
  },
  {
    what: 'credentials that the server turns off',
    servers: [
      () => (_, res) =>
        res.writeHead(200, { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Credentials': 'false' }).end(),
    ],
    args: INCLUDE,
    cause: 'credentials-off',
    change: 'Allow credentials in the options',
    options: 'credentials: true',
  },
  {
    what: 'methods * with credentials',
    ...behind({ origin: [PAGE], credentials: true, methods: '*' }),
    args: PUT,
    cause: 'wildcard-as-name',
    change: "methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']",
    options: "methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']",
  },
  {
    what: 'headers * with credentials',
    ...behind({ origin: [PAGE], credentials: true, allowedHeaders: '*' }),
    args: [...INCLUDE, '--header', 'X-One: 1'],
    cause: 'wildcard-as-name',
    change: "allowedHeaders: ['X-One']",
    options: "allowedHeaders: ['X-One']",
  },
  {
    what: 'a cookie without SameSite',
    servers: [
      () =>
        express()
          .use(cors({ origin: [PAGE], credentials: true }))
          .use((_, res) => void res.cookie('session', '1').json([])),
    ],
    args: INCLUDE,
    cause: 'cookie-same-site',
    change: 'SameSite=None; Secure',
    exit: 0,
  },
];
