import cors from 'cors';
import express from 'express';
import { cors as corsmith } from '../../../src/index.ts';
import { behind, PAGE, type Setup } from '../setup.ts';

const INCLUDE = ['--credentials', 'include'];
const HTML = { 'Content-Type': 'text/html' };

/** Redirects to another server, which sends HTML without CORS headers. */
function signIn(from: string, to: string, status = 302): Pick<Setup, 'servers' | 'path'> {
  return {
    path: from,
    servers: [
      () => (_, res) => res.writeHead(200, HTML).end('<title>Example</title>'),
      ([other]) =>
        express()
          .use(corsmith({ origin: [PAGE], credentials: true }))
          .use((_, res) => res.redirect(status, `${other}${to}`)),
    ],
  };
}

/** Problems that people reported, each with the right cause. */
export const reports: readonly Setup[] = [
  {
    what: 'a sign-in with OAuth',
    ...signIn('/auth/google', '/o/oauth2/v2/auth?client_id=1'),
    args: INCLUDE,
    cause: 'redirect-login',
    change: 'Navigate there instead: location.href = "http://localhost',
  },
  {
    what: 'a sign-in with SAML after a POST',
    ...signIn('/items', '/saml2/login', 303),
    args: ['--method', 'POST', '--send', ...INCLUDE],
    cause: 'redirect-login',
    change: 'Mount CORS before authentication',
  },
  {
    what: 'a sign-in after a preflight',
    ...signIn('/items', '/sso', 307),
    args: ['--method', 'PUT', '--send'],
    cause: 'redirect-login',
    change: 'which is not meant for fetch()',
  },
  {
    what: 'a redirect to a file on another server',
    ...signIn('/download', '/files/1'),
    cause: 'redirect-elsewhere',
    change: 'navigate to it instead of fetching it',
  },
  {
    what: "the page's own URL, redirected",
    servers: [
      () => (_, res) => res.writeHead(200).end('{}'),
      ([other]) =>
        (_, res) =>
          res.writeHead(302, { Location: `${other}/items` }).end(),
    ],
    args: ['--origin', '<url>'],
    cause: 'redirect-elsewhere',
    change: "The page's own server redirects to http://localhost",
  },
  {
    what: 'a handler that overwrites the origin, GET',
    servers: [overwriting('*')],
    args: INCLUDE,
    cause: 'overwritten-origin',
    change: 'Remove Access-Control-Allow-Origin from the handler',
  },
  {
    what: 'a handler that overwrites the origin, PUT',
    servers: [overwriting('*')],
    args: ['--method', 'PUT', '--send', ...INCLUDE],
    cause: 'overwritten-origin',
    change: 'The preflight response has the right value',
  },
  {
    what: 'a handler that overwrites the origin with another one',
    servers: [overwriting('https://old.example')],
    args: ['--method', 'PUT', '--send'],
    cause: 'overwritten-origin',
    change: '"https://old.example"',
  },
  {
    what: 'an MCP server that exposes nothing',
    servers: [
      () =>
        express()
          .use(cors())
          .post('/mcp', (_, res) => void res.set('Mcp-Session-Id', 'abc').json({})),
    ],
    path: '/mcp',
    args: ['--method', 'POST', '--send'],
    cause: 'hidden-headers',
    change: "exposedHeaders: ['Mcp-Session-Id'",
    exit: 0,
  },
  {
    what: 'an upload server that exposes one header',
    servers: [
      () => (_, res) =>
        res
          .writeHead(201, {
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Expose-Headers': 'Location',
            Location: '/files/1',
            'Upload-Offset': '0',
            Server: 'tusd',
            'X-Powered-By': 'Express',
          })
          .end(),
    ],
    cause: 'hidden-headers',
    change: "exposedHeaders: ['Location', 'Upload-Offset']\n",
    exit: 0,
  },
  {
    what: 'a header of a tracing SDK',
    servers: [
      () => (_, res) =>
        res
          .writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'content-type' })
          .end(),
    ],
    args: ['--header', 'baggage: a=1'],
    cause: 'header-missing',
    change: 'Do not send baggage. Limit your tracing SDK to your own servers',
    options: "allowedHeaders: ['content-type', 'baggage']",
  },
  {
    what: 'a file that a cache stores without CORS headers',
    servers: [
      () => (req, res) => {
        const allowed = { 'Access-Control-Allow-Origin': PAGE, Vary: 'Origin' };
        res.writeHead(200, { 'Cache-Control': 'public, max-age=3600', ...(req.headers.origin ? allowed : {}) }).end();
      },
    ],
    cause: 'cached-without-cors',
    change: 'Add crossorigin to the <img>',
    exit: 0,
  },
  {
    what: 'a file that a cache stores without CORS headers, and that another page may read',
    servers: [
      () => (req, res) => {
        const allowed = { 'Access-Control-Allow-Origin': 'http://b.example' };
        res.writeHead(200, { 'Cache-Control': 'public, max-age=3600', ...(req.headers.origin ? allowed : {}) }).end();
      },
    ],
    cause: 'fixed-origin',
    change: '[cached-without-cors]',
    options: "origin: ['http://b.example', 'http://app.example']",
  },
  {
    what: 'a file with * for requests with Origin only',
    servers: [
      () => (req, res) => {
        const allowed = { 'Access-Control-Allow-Origin': '*' };
        res.writeHead(200, { 'Last-Modified': 'x', ...(req.headers.origin ? allowed : {}) }).end();
      },
    ],
    cause: 'cached-without-cors',
    change: 'even if the request has no Origin',
    exit: 0,
  },
  {
    what: 'Authorization that a redirect drops, refused',
    servers: [
      () => express().use((_, res) => void res.status(401).json({ error: 'no token' })),
      ([other]) =>
        express()
          .use(cors())
          .use((_, res) => res.redirect(`${other}/items`)),
    ],
    args: ['--header', 'Authorization: Bearer x'],
    cause: 'authorization-dropped',
    change: '"no token"',
  },
  {
    what: 'Authorization that a redirect drops, readable',
    servers: [
      () =>
        express()
          .use(cors())
          .use((_, res) => void res.status(401).json({})),
      ([other]) =>
        express()
          .use(cors())
          .use((_, res) => res.redirect(`${other}/items`)),
    ],
    args: ['--header', 'Authorization: Bearer x'],
    cause: 'authorization-dropped',
    change: 'Send Authorization directly to the final URL',
    exit: 0,
  },
  {
    what: 'a misspelled header',
    servers: [() => (_, res) => res.writeHead(200, { 'Access-Control-Allow-Origins': '*' }).end()],
    cause: 'misspelled-header',
    change: 'Rename the header to Access-Control-Allow-Origin',
  },
  {
    what: 'a misspelled list of headers',
    servers: [
      () => (_, res) =>
        res.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allowed-Headers': 'x-one' }).end(),
    ],
    args: ['--header', 'X-One: 1'],
    cause: 'misspelled-header',
    change: 'Rename the header to Access-Control-Allow-Headers',
  },
  {
    what: 'an origin in quotes',
    servers: [() => (_, res) => res.writeHead(200, { 'Access-Control-Allow-Origin': `"${PAGE}"` }).end()],
    cause: 'origin-spelling',
    change: 'in quotes or brackets',
    options: `origin: ['${PAGE}']`,
  },
  {
    what: 'an origin that is the word undefined',
    servers: [() => (_, res) => res.writeHead(200, { 'Access-Control-Allow-Origin': 'undefined' }).end()],
    cause: 'origin-spelling',
    change: 'the server turned an option into text',
    options: `origin: ['${PAGE}']`,
  },
  {
    what: 'an origin with a placeholder',
    servers: [() => (_, res) => res.writeHead(200, { 'Access-Control-Allow-Origin': '{{ORIGIN}}' }).end()],
    cause: 'origin-spelling',
    change: 'a placeholder that was not replaced',
    options: `origin: ['${PAGE}']`,
  },
  {
    what: 'query in lower case',
    ...behind({ methods: ['GET', 'QUERY'] }),
    args: ['--method', 'query'],
    cause: 'method-case',
    change: 'Write QUERY in uppercase',
  },
  {
    what: 'a method in lower case that is not allowed in any case',
    ...behind({ methods: ['GET'] }),
    args: ['--method', 'patch'],
    cause: 'method-missing',
    change: 'Add PATCH to the allowed methods',
    options: "methods: ['GET', 'PATCH']",
  },
  {
    what: 'a beacon without credentials on the server',
    ...behind({ origin: [PAGE] }),
    args: ['--method', 'POST', '--header', 'Content-Type: application/json', '--data', '{}', ...INCLUDE],
    cause: 'credentials-off',
    change: 'navigator.sendBeacon() always includes them',
    options: 'credentials: true',
  },
  {
    what: 'a beacon and a wildcard',
    ...behind({}),
    args: ['--method', 'POST', '--header', 'Content-Type: application/json', '--data', '{}', ...INCLUDE],
    cause: 'wildcard-with-credentials',
    change: 'use fetch() with keepalive: true',
    options: `origin: ['${PAGE}'], credentials: true`,
  },
];

function overwriting(value: string): Setup['servers'][number] {
  return () =>
    express()
      .use(corsmith({ origin: [PAGE], credentials: true }))
      .use((_, res) => void res.writeHead(200, { 'Access-Control-Allow-Origin': value }).end('{}'));
}
