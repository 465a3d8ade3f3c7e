import { createSecureServer } from 'node:http2';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import type { Server } from 'node:net';
import cors from 'cors';
import express from 'express';
import { cors as corsmith } from '../../src/index.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { PAGE, type Setup } from './setup.ts';

/** A user's report, reproduced in a different way. */
export interface ReportVariant extends Pick<Setup, 'what' | 'servers' | 'path' | 'args'> {
  /** The report. */
  readonly id: string;
  readonly exit: number;
  /** The code of the first cause, or of the connection error. */
  readonly code: string;
  /** A part that the output must have. */
  readonly says: RegExp;
  /** What the output must not have. */
  readonly never?: RegExp;
}

const INCLUDE = ['--credentials', 'include'];
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const XML = { 'Content-Type': 'application/xml' };
const JSON_BODY = ['--header', 'Content-Type: application/json', '--data', '{}', '--send'];

type Headers = Readonly<Record<string, string | readonly string[]>>;
type Listener = Setup['servers'][number];

const always =
  (status: number, headers: Headers, body = ''): Listener =>
  () =>
  (_, res) =>
    res.writeHead(status, headers as never).end(body);

/** Allows every preflight, and sends this for everything else. */
const afterPreflight =
  (status: number, headers: Headers, body = ''): Listener =>
  () =>
  (req, res) => {
    const allowed = {
      'Access-Control-Allow-Origin': PAGE,
      'Access-Control-Allow-Methods': 'PUT, DELETE',
      'Access-Control-Allow-Headers': 'content-type, x-one',
    };
    if (req.method === 'OPTIONS') res.writeHead(204, allowed).end();
    else res.writeHead(status, headers as never).end(body);
  };

/** Browsers get a page, and other programs get data. */
const forBrowsers =
  (status: number, headers: Headers, page: string): Listener =>
  () =>
  (req, res) => {
    const any = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    if (req.method === 'OPTIONS') res.writeHead(204, any).end();
    else if (String(req.headers['user-agent']).startsWith('Mozilla/'))
      res.writeHead(status, headers as never).end(page);
    else res.writeHead(200, { ...any, 'Content-Type': 'application/json' }).end('[]');
  };

/** CORS headers only if the request has Origin. */
const withOrigin =
  (headers: Headers, allowed: Headers): Listener =>
  () =>
  (req, res) =>
    res.writeHead(200, { ...headers, ...(req.headers.origin === undefined ? {} : allowed) } as never).end('x');

/** A server of the page's team, which redirects to another server without CORS headers. */
function redirected(from: string, to: string, status: number, body: string): Pick<ReportVariant, 'servers' | 'path'> {
  const allowed = { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' };
  return {
    path: from,
    servers: [
      always(200, HTML, body),
      ([other]) =>
        (req, res) =>
          req.method === 'OPTIONS'
            ? res.writeHead(204, { ...allowed, 'Access-Control-Allow-Headers': 'x-one' }).end()
            : res.writeHead(status, { ...allowed, Location: `${other}${to}` }).end(),
    ],
  };
}

function https(options: ServerOptions): Server {
  const server = createHttps({ key: KEY, cert: CERTIFICATE, ...options }, (_, res) => res.end());
  return server.on('tlsClientError', () => undefined);
}

const MUTUAL = { requestCert: true, rejectUnauthorized: true };
const policy = () => express().use(corsmith({ origin: [PAGE], credentials: true }));
const NO_NULL = /'null'|"null"|allow null\b(?! *,)/;

export const variants: readonly ReportVariant[] = [
  {
    id: 'E1',
    what: 'a session endpoint that redirects to an identity provider',
    ...redirected('/me', '/oauth2/default/v1/authorize?client_id=1&state=2', 302, '<title>Okta</title>'),
    args: INCLUDE,
    exit: 1,
    code: 'redirect-login',
    says: /Navigate there instead/,
    never: NO_NULL,
  },
  {
    id: 'E1',
    what: 'a POST that is redirected with 303 to a page with a password',
    ...redirected('/graphql', '/start', 303, '<form><input type="password" name="p"></form>'),
    args: ['--method', 'POST', '--data', 'query', '--send', ...INCLUDE],
    exit: 1,
    code: 'redirect-login',
    says: /not meant for fetch\(\)/,
    never: NO_NULL,
  },
  {
    id: 'E1',
    what: 'a sign-in page that only the title reveals, after a preflight',
    ...redirected('/report', '/contoso', 302, '<title>Sign in to Contoso</title>'),
    args: ['--header', 'X-One: 1', ...INCLUDE],
    exit: 1,
    code: 'redirect-login',
    says: /Mount CORS before authentication/,
    never: NO_NULL,
  },
  {
    id: 'E2',
    what: 'the ngrok warning page',
    servers: [forBrowsers(200, { ...HTML, 'ngrok-error-code': 'ERR_NGROK_6024' }, '<title>ngrok</title>')],
    exit: 1,
    code: 'interstitial-page',
    says: /ngrok-skip-browser-warning: 1/,
  },
  {
    id: 'E2',
    what: 'the localtunnel page, after a preflight',
    servers: [forBrowsers(511, HTML, '<title>Tunnel website ahead!</title>')],
    args: ['--header', 'X-One: 1'],
    exit: 1,
    code: 'interstitial-page',
    says: /HTTP 511, "Tunnel website ahead!"/,
  },
  {
    id: 'E2',
    what: 'a bot check for browsers',
    servers: [forBrowsers(403, { ...HTML, 'CF-Mitigated': 'challenge' }, '<title>Just a moment...</title>')],
    exit: 1,
    code: 'bot-challenge',
    says: /The application never saw the request/,
  },
  {
    id: 'E3',
    what: 'a file in a public bucket',
    servers: [
      withOrigin(
        { 'Cache-Control': 'max-age=31536000, immutable', ETag: '"1"', Server: 'AmazonS3' },
        { 'Access-Control-Allow-Origin': '*', Vary: 'Origin, Access-Control-Request-Headers' },
      ),
    ],
    exit: 0,
    code: 'cached-without-cors',
    says: /Add crossorigin to the <img>/,
  },
  {
    id: 'E3',
    what: 'a file with Last-Modified and no lifetime',
    servers: [withOrigin({ 'Last-Modified': 'Tue, 01 Sep 2026 00:00:00 GMT' }, { 'Access-Control-Allow-Origin': '*' })],
    exit: 0,
    code: 'cached-without-cors',
    says: /Send Vary: Origin and the CORS headers with every response/,
  },
  {
    id: 'E3',
    what: 'a response with credentials for shared caches',
    servers: [
      withOrigin(
        { 'Cache-Control': 's-maxage=600' },
        { 'Access-Control-Allow-Origin': PAGE, 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' },
      ),
    ],
    args: INCLUDE,
    exit: 0,
    code: 'cached-without-cors',
    says: /a different URL in fetch\(\)/,
  },
  {
    id: 'E4',
    what: 'a library that sets * on a route',
    servers: [() => policy().use((_, res) => void res.set('Access-Control-Allow-Origin', '*').json([]))],
    args: INCLUDE,
    exit: 1,
    code: 'overwritten-origin',
    says: /Remove Access-Control-Allow-Origin from/,
    never: /^Options /m,
  },
  {
    id: 'E4',
    what: 'npm cors with a list, and a proxy handler that sets *',
    servers: [
      () =>
        express()
          .use(cors({ origin: [PAGE], credentials: true }))
          .use((_, res) => void res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('[]')),
    ],
    args: ['--method', 'DELETE', '--send', ...INCLUDE],
    exit: 1,
    code: 'overwritten-origin',
    says: /sets Access-Control-Allow-Origin to "\*"/,
  },
  {
    id: 'E4',
    what: 'an older value in a handler, without credentials',
    servers: [() => policy().use((_, res) => void res.set('Access-Control-Allow-Origin', 'http://old.example').end())],
    args: ['--method', 'PUT', '--send'],
    exit: 1,
    code: 'overwritten-origin',
    says: /The preflight response has the right value/,
  },
  {
    id: 'E5',
    what: 'a client certificate, TLS 1.3 and a preflight',
    servers: [() => https(MUTUAL)],
    args: ['--insecure', '--method', 'PUT'],
    exit: 3,
    code: 'client-certificate',
    says: /requires a client certificate/,
  },
  {
    id: 'E5',
    what: 'a client certificate, TLS 1.2 and HTTP/2',
    servers: [
      () =>
        createSecureServer({ key: KEY, cert: CERTIFICATE, maxVersion: 'TLSv1.2', ...MUTUAL }).on(
          'tlsClientError',
          () => undefined,
        ),
    ],
    args: ['--insecure'],
    exit: 3,
    code: 'client-certificate',
    says: /requires a client certificate/,
  },
  {
    id: 'E5',
    what: 'TLS 1.0 only',
    servers: [() => https({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })],
    args: ['--insecure'],
    exit: 3,
    code: 'tls-version',
    says: /none of the TLS versions that browsers use/,
  },
  {
    id: 'E6',
    what: 'an MCP server, JSON after a preflight',
    servers: [
      () =>
        express()
          .use(cors())
          .use((_, res) => void res.set('Mcp-Session-Id', '1868a90c').json({})),
    ],
    path: '/mcp',
    args: ['--method', 'POST', ...JSON_BODY],
    exit: 0,
    code: 'hidden-headers',
    says: /exposedHeaders: \['Mcp-Session-Id'/,
  },
  {
    id: 'E6',
    what: 'the offset of an upload, HEAD',
    servers: [
      always(200, {
        'Access-Control-Allow-Origin': '*',
        'Upload-Offset': '70',
        'Upload-Length': '100',
        'Tus-Resumable': '1.0.0',
        'X-Powered-By': 'Express',
      }),
    ],
    args: ['--method', 'HEAD'],
    exit: 0,
    code: 'hidden-headers',
    says: /cannot read Upload-Offset, Upload-Length, Tus-Resumable \[/,
  },
  {
    id: 'E6',
    what: 'pages and limits, with a proxy in front',
    servers: [
      always(200, {
        'Access-Control-Allow-Origin': '*',
        Link: '</items?page=2>; rel="next"',
        'X-RateLimit-Remaining': '1',
        Server: 'cloudflare',
        'CF-RAY': '1',
        'Strict-Transport-Security': 'max-age=1',
      }),
    ],
    exit: 0,
    code: 'hidden-headers',
    says: /exposedHeaders: \['Link', 'X-RateLimit-Remaining'\]/,
  },
  {
    id: 'E7',
    what: 'an S3 bucket whose rules do not match',
    servers: [
      always(
        403,
        { ...XML, Server: 'AmazonS3' },
        '<?xml version="1.0"?><Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>',
      ),
    ],
    args: ['--method', 'PUT'],
    exit: 1,
    code: 'bucket-cors',
    says: /"CORSResponse: This CORS request is not allowed\."/,
    never: /before authentication/i,
  },
  {
    id: 'E7',
    what: 'an R2 bucket without rules',
    servers: [
      always(
        403,
        { ...XML, Server: 'cloudflare' },
        '<Error><Code>Unauthorized</Code><Message>CORS not configured for this bucket</Message></Error>',
      ),
    ],
    args: ['--method', 'DELETE'],
    exit: 1,
    code: 'bucket-cors',
    says: /"CORS not configured for this bucket"/,
    never: /before authentication/i,
  },
  {
    id: 'E7',
    what: 'an Azure container',
    servers: [
      always(
        403,
        { ...XML, Server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0' },
        '<?xml version="1.0"?><Error><Code>CorsPreflightFailure</Code><Message>CORS not enabled or no matching rule found for this request.</Message></Error>',
      ),
    ],
    args: ['--header', 'x-ms-blob-type: BlockBlob'],
    exit: 1,
    code: 'bucket-cors',
    says: /storage bucket \(Windows-Azure-Blob/,
    never: /before authentication/i,
  },
  {
    id: 'E8',
    what: '502 from nginx after a preflight',
    servers: [afterPreflight(502, { ...HTML, Server: 'nginx/1.27.0' }, '<title>502 Bad Gateway</title>')],
    args: ['--header', 'X-One: 1'],
    exit: 1,
    code: 'upstream-down',
    says: /HTTP 502, Server: nginx\/1\.27\.0, "502 Bad Gateway"/,
    never: /[Mm]ount CORS|^Options /m,
  },
  {
    id: 'E8',
    what: '504 from an API gateway',
    servers: [
      afterPreflight(
        504,
        { 'x-amzn-ErrorType': 'InternalServerErrorException', 'Content-Type': 'application/json' },
        '{"message": "Endpoint request timed out"}',
      ),
    ],
    args: ['--method', 'DELETE', '--send'],
    exit: 1,
    code: 'upstream-down',
    says: /HTTP 504, "Endpoint request timed out"/,
    never: /[Mm]ount CORS|^Options /m,
  },
  {
    id: 'E8',
    what: '522 from Cloudflare as text, for the preflight',
    servers: [always(522, { 'Content-Type': 'text/plain', Server: 'cloudflare' }, 'error code: 522')],
    args: ['--method', 'PUT'],
    exit: 1,
    code: 'upstream-down',
    says: /"error code: 522"/,
    never: /[Mm]ount CORS|^Options /m,
  },
  ...(
    [
      ['sentry-trace', 'tracePropagationTargets'],
      ['traceparent', 'propagateTraceHeaderCorsUrls'],
      ['x-datadog-trace-id', 'allowedTracingUrls'],
    ] as const
  ).map(
    ([name, limit]): ReportVariant => ({
      id: 'E9',
      what: `${name} of an SDK`,
      servers: [
        () =>
          express()
            .use(cors({ allowedHeaders: ['Content-Type'] }))
            .use((_, res) => void res.json([])),
      ],
      args: ['--method', 'POST', ...JSON_BODY, '--header', `${name}: 1`],
      exit: 1,
      code: 'header-missing',
      says: new RegExp(`Page {6}Do not send ${name}\\..*${limit}`),
    }),
  ),
];
