import { type RequestListener, request } from 'node:http';
import { createSecureServer } from 'node:http2';
import cors from 'cors';
import express from 'express';
import { CERTIFICATE, KEY } from '../certificate.ts';
import { PAGE, type Setup } from '../setup.ts';

const app = () =>
  express()
    .use(cors())
    .use((_, res) => void res.json([]));

/** Passes requests on, and changes the header lines of the responses. */
function proxy(target: string | undefined, tweak: (lines: string[], url: string) => string[]): RequestListener {
  return (req, res) => {
    const onward = request(
      `${target}${req.url}`,
      { method: req.method, headers: req.headers, agent: false },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, tweak([...answer.rawHeaders], String(req.url)));
        answer.pipe(res);
      },
    );
    onward.on('error', () => res.writeHead(502).end('Bad Gateway'));
    req.pipe(onward);
  };
}

/** Something in front of the application. */
export const proxies: readonly Setup[] = [
  {
    what: 'a proxy that adds * to the header of the application, GET',
    servers: [app, ([target]) => proxy(target, (lines) => [...lines, 'Access-Control-Allow-Origin', '*'])],
    cause: 'duplicate-headers',
    change: 'Remove one of the headers',
  },
  {
    what: 'a proxy that adds the origin, preflight',
    servers: [app, ([target]) => proxy(target, (lines) => [...lines, 'access-control-allow-origin', PAGE])],
    args: ['--method', 'PUT'],
    cause: 'duplicate-headers',
    change: 'proxy_hide_header',
  },
  {
    what: 'a proxy that joins the two lines',
    servers: [() => (_, res) => res.setHeader('Access-Control-Allow-Origin', `${PAGE}, ${PAGE}`).end()],
    cause: 'duplicate-headers',
    change: 'Remove one of the headers',
  },
  {
    what: 'two middlewares that both append',
    servers: [
      () => {
        const append: express.RequestHandler = (_, res, next) => {
          res.append('Access-Control-Allow-Origin', PAGE);
          next();
        };
        return express()
          .use(append, append)
          .use((_, res) => void res.json([]));
      },
    ],
    cause: 'duplicate-headers',
    change: 'two middlewares',
  },
  {
    what: 'HTTP/2 that sends the header twice',
    servers: [
      () =>
        createSecureServer({ key: KEY, cert: CERTIFICATE }, (_, res) => {
          res.setHeader('Access-Control-Allow-Origin', ['*', '*']);
          res.end();
        }),
    ],
    args: ['--insecure'],
    cause: 'duplicate-headers',
    change: 'Remove one of the headers',
  },
  {
    what: 'credentials that two layers allow',
    servers: [
      () => (_, res) =>
        res
          .writeHead(200, {
            'Access-Control-Allow-Origin': PAGE,
            'Access-Control-Allow-Credentials': ['true', 'true'],
            Vary: 'Origin',
          })
          .end(),
    ],
    args: ['--credentials', 'include'],
    cause: 'duplicate-headers',
    change: 'Two layers set Access-Control-Allow-Credentials',
  },
  {
    what: 'a proxy whose application is down, GET',
    servers: [() => proxy('http://localhost:1', (lines) => lines)],
    cause: 'upstream-down',
    change: 'check the logs of the application',
  },
  {
    what: 'a proxy whose application is down, preflight',
    servers: [() => proxy('http://localhost:1', (lines) => lines)],
    args: ['--method', 'PUT'],
    cause: 'upstream-down',
    change: 'CORS is not the problem',
  },
  {
    what: 'a proxy that drops the headers',
    servers: [
      app,
      ([target]) =>
        proxy(target, (lines) =>
          lines.flatMap((each, at) => (/^access-/i.test(String(lines[at - (at % 2)])) ? [] : [each])),
        ),
    ],
    cause: 'no-cors-at-all',
    change: 'a proxy is removing the headers',
  },
  {
    what: 'a proxy that does not accept OPTIONS',
    servers: [
      app,
      ([target]) => {
        const onward = proxy(target, (lines) => lines);
        return (req, res) => (req.method === 'OPTIONS' ? res.writeHead(405, { Allow: 'GET' }).end() : onward(req, res));
      },
    ],
    args: ['--method', 'PUT'],
    cause: 'options-refused',
    change: 'have the proxy forward OPTIONS',
  },
  {
    what: 'a cache that stored the response for another page',
    servers: [
      () => (_, res) => res.writeHead(200, { 'Access-Control-Allow-Origin': 'http://b.example', Age: '7' }).end(),
    ],
    cause: 'cached-without-vary',
    change: 'Send Vary: Origin',
  },
  {
    what: 'a cache that stored a response whose Vary has a name with "Origin" in it',
    servers: [
      () => (_, res) =>
        res
          .writeHead(200, { 'Access-Control-Allow-Origin': 'http://b.example', Age: '7', Vary: 'X-Original-Host' })
          .end(),
    ],
    cause: 'cached-without-vary',
    change: 'Send Vary: Origin',
  },
  {
    what: 'a cache that stored a response without an origin',
    servers: [() => (_, res) => res.writeHead(200, { 'X-Cache': 'Hit from cloudfront' }).end()],
    cause: 'cached-without-vary',
    change: 'clear the cache',
  },
  {
    what: 'an error page of nginx',
    servers: [() => (_, res) => res.writeHead(404, { Server: 'nginx/1.22' }).end()],
    cause: 'error-without-headers',
    change: 'add_header ... always',
  },
];
