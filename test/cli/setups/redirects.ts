import cors from 'cors';
import express from 'express';
import { PAGE, type Setup } from '../setup.ts';

const PUT = ['--method', 'PUT'];
const leading = (to: string, status = 302): Setup['servers'] => [
  () => (_, res) => res.writeHead(status, { Location: to }).end(),
];

/** Redirects. */
export const redirects: readonly Setup[] = [
  {
    what: 'a slash is added before CORS',
    servers: leading('/items/', 308),
    args: PUT,
    cause: 'redirect-slash',
    change: '/items/ instead',
  },
  {
    what: 'a slash is removed before CORS',
    servers: leading('/items', 301),
    path: '/items/',
    cause: 'redirect-slash',
    change: '/items instead',
  },
  {
    what: 'http becomes https',
    servers: [() => (req, res) => res.writeHead(301, { Location: `https://${req.headers.host}${req.url}` }).end()],
    args: PUT,
    cause: 'redirect-https',
    change: 'Request https://localhost',
  },
  {
    what: 'to the login page',
    servers: leading('/login?next=/items'),
    args: PUT,
    cause: 'redirect-login',
    change: 'Mount CORS before authentication',
  },
  {
    what: 'to another host',
    servers: leading('https://www.api.example/items'),
    args: PUT,
    cause: 'redirect-elsewhere',
    change: 'Request https://www.api.example/items instead',
  },
  {
    what: 'to nowhere',
    servers: leading('http://'),
    args: PUT,
    cause: 'redirect-elsewhere',
    change: 'mount CORS before the code that redirects',
  },
  {
    what: 'a redirect before CORS, GET',
    servers: [
      () =>
        express()
          .get('/items', (_, res) => res.redirect('/v2/items'))
          .use(cors()),
    ],
    cause: 'redirect-without-headers',
    change: 'Send CORS headers with the redirect',
  },
  {
    what: 'to another origin, which does not allow null',
    servers: [
      () =>
        express()
          .use(cors({ origin: [PAGE] }))
          .use((_, res) => void res.json([])),
      ([other]) =>
        express()
          .use(cors())
          .use((_, res) => res.redirect(`${other}/items`)),
    ],
    cause: 'null-origin',
    change: 'Request the final URL directly',
  },
  {
    what: 'to a URL with a password',
    servers: [
      () =>
        express()
          .use(cors())
          .use((_, res) => res.redirect('http://user:secret@localhost/')),
    ],
    cause: 'redirect-elsewhere',
    change: 'Correct the URL in Location',
  },
];
