import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import cors from 'cors';
import express from 'express';
import { cors as corsmith } from '../../../src/index.ts';
import { CERTIFICATE, KEY } from '../certificate.ts';
import { PAGE, type Setup } from '../setup.ts';

const PUT = ['--method', 'PUT'];
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

type Headers = Readonly<Record<string, string>>;

/** One response to everything. */
function responding(status: number, headers: Headers, body = ''): Setup['servers'] {
  return [() => (_, res) => res.writeHead(status, headers).end(body)];
}

/** A good preflight, and one response to everything else. */
function afterPreflight(status: number, headers: Headers, body = ''): Setup['servers'] {
  const allowed = {
    'Access-Control-Allow-Origin': PAGE,
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'x-one',
  };
  return [
    () => (req, res) =>
      req.method === 'OPTIONS' ? res.writeHead(204, allowed).end() : res.writeHead(status, headers).end(body),
  ];
}

/** Responses from something in front of the application, which identify the sender. */
export const responders: readonly Setup[] = [
  {
    what: 'an S3 bucket without CORS, preflight',
    servers: responding(
      403,
      { Server: 'AmazonS3', 'Content-Type': 'application/xml' },
      '<?xml version="1.0"?>\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message></Error>',
    ),
    args: PUT,
    cause: 'bucket-cors',
    change: '"CORSResponse: CORS is not enabled for this bucket."',
  },
  {
    what: 'an S3 bucket without CORS, GET',
    servers: responding(200, { Server: 'AmazonS3', 'x-amz-id-2': 'x' }, '{}'),
    cause: 'bucket-cors',
    change: "the GET method to the bucket's CORS rules",
  },
  {
    what: 'an Azure container behind another server name',
    servers: responding(
      403,
      { 'Content-Type': 'application/xml' },
      '<Error><Message>CORS not enabled or no matching rule found for this request.</Message></Error>',
    ),
    args: PUT,
    cause: 'bucket-cors',
    change: 'has its own CORS settings',
  },
  {
    what: 'an API gateway',
    servers: responding(
      403,
      { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException', 'Content-Type': 'application/json' },
      '{"message":"Missing Authentication Token"}',
    ),
    args: PUT,
    cause: 'gateway-cors',
    change: '"Missing Authentication Token"',
  },
  {
    what: 'a Cloudflare challenge',
    servers: responding(
      403,
      { ...HTML, Server: 'cloudflare', 'CF-Mitigated': 'challenge' },
      '<title>Just a moment...</title>',
    ),
    cause: 'bot-challenge',
    change: 'HTTP 403, Server: cloudflare, "Just a moment..."',
  },
  {
    what: 'a challenge without a header',
    servers: responding(403, HTML, '<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title>'),
    cause: 'bot-challenge',
    change: 'The application never saw the request',
  },
  ...cloudflare(1020, 403, 'bot-challenge', '"error code: 1020"'),
  ...cloudflare(1015, 429, 'too-many-requests', 'A rate limiter that runs before CORS'),
  ...cloudflare(1101, 500, 'upstream-down', 'A proxy returned 500'),
  {
    what: 'a Cloudflare rate limit page',
    servers: responding(429, HTML, '<title>Access denied | api.example used Cloudflare to restrict access</title>'),
    cause: 'too-many-requests',
    change: 'Send fewer requests',
  },
  {
    what: 'a DataDome challenge',
    servers: responding(403, { 'X-DataDome': 'protected' }, '{}'),
    cause: 'bot-challenge',
    change: 'Exempt this path',
  },
  {
    what: 'the ngrok warning page',
    servers: responding(200, { ...HTML, 'ngrok-error-code': 'ERR_NGROK_6024' }, '<h1>You are about to visit</h1>'),
    cause: 'interstitial-page',
    change: 'ngrok-skip-browser-warning: 1',
  },
  {
    what: 'a page for browsers only',
    servers: [
      () => (req, res) => {
        const isBrowser = String(req.headers['user-agent']).startsWith('Mozilla/');
        if (req.method === 'OPTIONS')
          res.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'x-one' }).end();
        else if (isBrowser) res.writeHead(200, HTML).end('<title>Warning</title>');
        else res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('{}');
      },
    ],
    args: ['--header', 'X-One: 1'],
    cause: 'interstitial-page',
    change: 'HTTP 200, "Warning"',
  },
  {
    what: 'a sign-in page',
    servers: responding(200, HTML, '<html><title>Sign in - Example</title>'),
    cause: 'login-page',
    change: 'HTTP 200, "Sign in - Example"',
  },
  {
    what: 'a sign-in form without a title',
    servers: responding(401, HTML, '<form><input name=p type="password"></form>'),
    cause: 'login-page',
    change: "credentials: 'include'",
  },
  {
    what: 'a client certificate that nginx requires',
    servers: responding(
      400,
      { ...HTML, Server: 'nginx' },
      '<html><head><title>400 No required SSL certificate was sent</title></head></html>',
    ),
    args: PUT,
    cause: 'client-certificate',
    change: 'may omit from preflights',
  },
  {
    what: 'plain HTTP to a TLS port in nginx',
    servers: responding(
      400,
      { ...HTML, Server: 'nginx' },
      '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>',
    ),
    cause: 'expects-tls',
    change: 'Request https://localhost',
  },
  {
    what: 'a WebSocket endpoint',
    servers: responding(426, { Upgrade: 'websocket' }),
    cause: 'websocket-endpoint',
    change: 'new WebSocket()',
  },
  {
    what: 'an endpoint for a different protocol',
    servers: responding(426, {}),
    cause: 'websocket-endpoint',
    change: 'upgraded connections',
  },
  {
    what: "corsmith's guard",
    servers: [() => express().use(corsmith({ origin: 'http://other.example', enforce: 'all' }))],
    cause: 'guard-refused',
    change: 'NODE_DEBUG=corsmith',
  },
  {
    what: "a host that corsmith's guard does not allow",
    servers: [() => express().use(corsmith({ origin: [PAGE], enforce: { allowedHosts: ['api.example'] } }))],
    cause: 'guard-refused',
    change: 'enforce accepts only allowed origins and allowed hosts',
  },
  {
    what: 'a sign-in page for the preflight',
    servers: responding(200, HTML, '<title>Sign in</title>'),
    args: PUT,
    cause: 'login-page',
    change: 'send the request from your own server',
  },
  {
    what: 'nginx that itself responds to OPTIONS',
    servers: responding(204, { Server: 'nginx/1.27.0' }),
    args: PUT,
    cause: 'options-at-proxy',
    change: 'The application never sees the preflight',
  },
  {
    what: 'an upstream failure after a good preflight',
    servers: afterPreflight(
      524,
      { ...HTML, Server: 'cloudflare' },
      '<title>api.example | 524: A timeout occurred</title>',
    ),
    args: ['--header', 'X-One: 1'],
    cause: 'upstream-down',
    change: 'HTTP 524, Server: cloudflare, "api.example | 524: A timeout occurred"',
  },
  {
    what: 'a body that nginx refuses',
    servers: afterPreflight(
      413,
      { ...HTML, Server: 'nginx' },
      '<center><h1>413 Request Entity Too Large</h1></center>',
    ),
    args: ['--method', 'PUT', '--data', 'long', '--send'],
    cause: 'body-too-large',
    change: 'nginx rejects the body as too large',
  },
  {
    what: 'OPTIONS that nginx does not accept',
    servers: responding(405, { Server: 'nginx' }),
    args: PUT,
    cause: 'options-refused',
    change: 'nginx returned 405: it does not accept OPTIONS',
  },
  {
    what: 'POST to files that nginx serves',
    servers: responding(405, { ...HTML, Server: 'nginx/1.24.0' }, '<title>405 Not Allowed</title>'),
    args: ['--method', 'POST', '--data', 'a=1', '--send'],
    cause: 'method-refused',
    change: 'nginx returned 405: it does not accept POST at this URL',
  },
  {
    what: 'OPTIONS that CloudFront does not pass',
    servers: responding(
      403,
      { ...HTML, Server: 'CloudFront' },
      '<TITLE>ERROR: The request could not be satisfied</TITLE>This distribution is not configured to allow the HTTP request method that was used for this request.',
    ),
    args: PUT,
    cause: 'options-refused',
    change: 'have the proxy forward OPTIONS',
  },
  {
    what: 'nginx with the headers for OPTIONS only',
    servers: afterPreflight(200, { Server: 'nginx' }, '{}'),
    args: ['--header', 'X-One: 1'],
    cause: 'headers-on-preflight-only',
    change: 'in nginx, use add_header outside the OPTIONS block',
  },
  {
    what: 'a page over https that requests http',
    servers: [],
    path: 'http://api.example/items',
    args: ['--origin', 'https://app.example'],
    cause: 'mixed-content',
    change: 'browsers block its requests over http',
  },
  {
    what: 'a server on localhost for a public page',
    servers: [
      () =>
        createSecureServer({ key: KEY, cert: CERTIFICATE }, (_, res) =>
          res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(),
        ),
    ],
    args: ['--origin', 'https://app.example', '--page-address', '192.0.2.7', '--insecure'],
    cause: 'local-network-access',
    change: 'Chromium and Firefox first ask the user',
    exit: 0,
  },
  {
    what: 'a server that does not know patch',
    servers: [() => badRequests(createServer(express().use(cors({ methods: ['patch'] }))))],
    args: ['--method', 'patch', '--send'],
    cause: 'method-case',
    change: 'Use PATCH',
  },
];

/** Cloudflare sends errors of its own as plain text to requests that are not navigations. */
function cloudflare(code: number, status: number, cause: Setup['cause'], change: string): readonly Setup[] {
  const servers = responding(status, { 'Content-Type': 'text/plain', Server: 'cloudflare' }, `error code: ${code}`);
  return [
    { what: `error ${code} of Cloudflare, GET`, servers, cause, change },
    { what: `error ${code} of Cloudflare, preflight`, servers, args: PUT, cause, change },
  ];
}

/** Node's own response to a method that it does not know. */
function badRequests(server: ReturnType<typeof createServer>): ReturnType<typeof createServer> {
  return server.on('clientError', (_, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
}
