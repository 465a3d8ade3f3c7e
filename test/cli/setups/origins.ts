import cors from 'cors';
import express from 'express';
import { cors as corsmith } from '../../../src/index.ts';
import { PAGE, type Setup } from '../setup.ts';

/** `cors` sends a string unchanged, whatever the origin of the request. */
function fixed(origin: string): Setup['servers'] {
  return [
    () =>
      express()
        .use(cors({ origin }))
        .use((_, res) => void res.json([])),
  ];
}

const list = (origin: readonly string[]): Setup['servers'] => [
  () =>
    express()
      .use(cors({ origin: [...origin] }))
      .use((_, res) => void res.json([])),
];

/** Origins that are not the page's. */
export const origins: readonly Setup[] = [
  {
    what: 'cors with a list of others, preflight',
    servers: list(['http://other.example']),
    args: ['--method', 'PUT'],
    cause: 'origin-refused',
    change: `add '${PAGE}' to origin`,
    options: "add 'http://app.example' to origin",
  },
  {
    what: 'cors with a list of others, GET',
    servers: list(['http://other.example']),
    cause: 'origin-refused',
    change: `add '${PAGE}' to origin`,
    options: "add 'http://app.example' to origin",
  },
  {
    what: 'corsmith with a list of others, preflight',
    servers: [() => express().use(corsmith(['http://other.example']))],
    args: ['--method', 'PUT'],
    cause: 'origin-refused',
    change: `add '${PAGE}' to origin`,
    options: "add 'http://app.example' to origin",
  },
  {
    what: 'corsmith with a list of others, GET',
    servers: [
      () =>
        express()
          .use(corsmith(['http://other.example']))
          .use((_, res) => void res.json([])),
    ],
    cause: 'origin-refused',
    change: `add '${PAGE}' to origin`,
    options: "add 'http://app.example' to origin",
  },
  {
    what: 'a slash at the end',
    servers: fixed(`${PAGE}/`),
    cause: 'origin-spelling',
    change: `Send ${PAGE} exactly`,
    options: "origin: ['http://app.example']",
  },
  {
    what: 'a path',
    servers: fixed(`${PAGE}/shop`),
    cause: 'origin-spelling',
    change: `Send ${PAGE} exactly`,
    options: "origin: ['http://app.example']",
  },
  {
    what: 'upper case',
    servers: fixed('HTTP://APP.EXAMPLE'),
    cause: 'origin-spelling',
    change: 'upper-case letters',
    options: "origin: ['http://app.example']",
  },
  {
    what: 'the default port',
    servers: fixed(`${PAGE}:80`),
    cause: 'origin-spelling',
    change: 'default port',
    options: "origin: ['http://app.example']",
  },
  {
    what: 'no scheme',
    servers: fixed('app.example'),
    cause: 'origin-spelling',
    change: 'no scheme',
    options: "origin: ['http://app.example']",
  },
  {
    what: 'no scheme, a port',
    servers: fixed('app.example:80'),
    cause: 'origin-spelling',
    change: 'no scheme',
    options: "origin: ['http://app.example']",
  },
  {
    what: 'another scheme',
    servers: fixed('https://app.example'),
    cause: 'origin-spelling',
    change: 'The scheme is https',
    options: "origin: ['https://app.example', 'http://app.example']",
  },
  {
    what: 'another port',
    servers: fixed('http://localhost:3000'),
    args: ['--origin', 'http://localhost:5173'],
    cause: 'origin-spelling',
    change: "The port is not the page's",
    options: "origin: ['http://localhost:3000', 'http://localhost:5173']",
  },
  {
    what: 'another name of the loopback',
    servers: fixed('http://127.0.0.1:3000'),
    args: ['--origin', 'http://localhost:3000'],
    cause: 'origin-spelling',
    change: 'another name of the same machine',
    options: "origin: ['http://127.0.0.1:3000', 'http://localhost:3000']",
  },
  {
    what: 'www',
    servers: fixed('http://www.app.example'),
    cause: 'origin-spelling',
    change: 'A subdomain, www included',
    options: "origin: ['http://www.app.example', 'http://app.example']",
  },
  {
    what: 'the parent domain',
    servers: fixed('http://example'),
    cause: 'origin-spelling',
    change: 'A subdomain, www included',
    options: "origin: ['http://example', 'http://app.example']",
  },
  {
    what: 'nothing',
    servers: fixed(' '),
    cause: 'origin-spelling',
    change: 'The value is empty',
    options: "origin: ['http://app.example']",
  },
  {
    what: 'a file',
    servers: fixed('file:///shop'),
    cause: 'fixed-origin',
    change: "Allow the page's origin, too",
    options: "origin: ['http://app.example']",
  },
  {
    what: 'a pattern',
    servers: fixed('http://*.example'),
    cause: 'origin-pattern',
    change: 'only a server can match',
    options: "add 'http://app.example' to origin",
  },
  {
    what: 'two origins in a string',
    servers: fixed(`${PAGE}, http://b.example`),
    cause: 'origin-list',
    change: 'as a list',
    options: "origin: ['http://app.example', 'http://b.example']",
  },
  {
    what: 'two origins by a space',
    servers: fixed(`${PAGE} http://b.example`),
    cause: 'origin-list',
    change: 'as a list',
    options: "origin: ['http://app.example', 'http://b.example']",
  },
  {
    what: 'one fixed origin',
    servers: fixed('https://b.example:8443'),
    cause: 'fixed-origin',
    change: "Allow the page's origin, too",
    options: "origin: ['https://b.example:8443', 'http://app.example']",
  },
  {
    what: 'the origin null for all',
    servers: fixed('null'),
    cause: 'fixed-origin',
    change: "Allow the page's origin, too",
    options: "origin: ['http://app.example']",
  },
  {
    what: 'a page without origin',
    servers: list([PAGE]),
    args: ['--origin', 'null'],
    cause: 'null-origin',
    change: 'allow-same-origin',
  },
  {
    what: 'a page without origin, and one fixed origin',
    servers: fixed(PAGE),
    args: ['--origin', 'null'],
    cause: 'null-origin',
    change: 'Do not allow null',
  },
  {
    what: 'a response for this origin without Vary',
    servers: [() => (_, res) => res.setHeader('Access-Control-Allow-Origin', PAGE).end()],
    cause: 'missing-vary',
    change: 'Send Vary: Origin',
    exit: 0,
  },
];
