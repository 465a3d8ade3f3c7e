import { type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http';
import { expect } from 'vitest';
import { argumentsFor, type Setup, start } from './setup.ts';
import { setups } from './setups/index.ts';
import { corsmith } from './terminal.ts';

/** A secret that is planted in one place. Each is found wherever it is printed. */
const SECRETS = {
  cookie: 'c0okieValueOne',
  session: 's3ssionValueTwo',
  bearer: 'b34rer.Value-Three',
  apiKey: 'ap1KeyValueFour',
  query: 'qu3ryValueFive',
  password: 'p4sswordValueSix',
  encoded: 'enc0ded/Value+Seven',
  live: 'sk_live_51HqValueEightValueEight',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJWYWx1ZU5pbmUifQ.c2lnbmF0dXJl',
  body: 'b0dyValueTen',
} as const;

const CONTROLS =
  '\x00\x07\x08\x1b[31m\x1b]0;title\x07\x7f\x85\x9b31m\u200e\u200f\u202a\u202e\u2028\u2029\u2066\u2069\ufeff\u{e0001}';

/** Cc, Cf, Zl, Zp and lone surrogates, except the ends of lines. */
export const FORBIDDEN: RegExp = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const ENCODED = encodeURIComponent(SECRETS.encoded);
const QUERY = `access_token=${SECRETS.query}&api_key=${SECRETS.apiKey}&sig=${ENCODED}&page=2`;

/** What a person may give to the command. */
export const PLANTED_ARGUMENTS: readonly string[] = [
  ...['--header', `Authorization: Bearer ${SECRETS.bearer}`],
  ...['--header', `X-Api-Key: ${SECRETS.apiKey}`],
  ...['--header', `Cookie: sid=${SECRETS.cookie}`],
  ...['--header', `DPoP: ${SECRETS.jwt}`],
];

/** The set-ups with a server in plain HTTP, which a proxy can change. */
export const plantable: readonly Setup[] = setups.filter(
  ({ servers, args = [] }) => servers.length > 0 && !args.includes('--insecure'),
);

/** Runs the command on a set-up whose responses have secrets and control characters everywhere. */
export async function expectNothingLeaks(setup: Setup, args: readonly string[]): Promise<void> {
  const { path = '/items' } = setup;
  const planted: Setup = {
    ...setup,
    servers: [...setup.servers, (place) => plantingProxy(place.at(-1) ?? '')],
    path: `${path}${path.includes('?') ? '&' : '?'}${QUERY}`,
    args: [...(setup.args ?? []), ...args],
  };
  const server = await start(planted);
  try {
    for (const format of [[], ['--json']]) {
      const { code, out, err } = await corsmith(...argumentsFor(planted, server), ...format);
      expect([0, 1, 3]).toContain(code);
      expectClean(out + err);
    }
  } finally {
    server.close();
  }
}

/** A text or JSON for a terminal: lines without secrets and without control characters. */
export function expectClean(text: string): void {
  expect(text.split('\n').filter((line) => FORBIDDEN.test(line))).toEqual([]);
  const found = [...Object.values(SECRETS), ENCODED].filter((secret) => text.includes(secret.slice(0, 10)));
  expect({ found, in: found.flatMap((secret) => linesWith(text, secret.slice(0, 10))) }).toEqual({ found: [], in: [] });
}

function linesWith(text: string, secret: string): readonly string[] {
  return text.split('\n').filter((line) => line.includes(secret));
}

function plantingProxy(origin: string): RequestListener {
  return (incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const forwarded = request(`${origin}${url}`, { method, headers, agent: false }, (response) => {
      plant(response, incoming, outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  };
}

function plant(response: IncomingMessage, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const type = response.headers['content-type'] ?? '';
  const status = response.statusCode ?? 500;
  const { location } = response.headers;
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = response.rawHeaders.slice(at, at + 2);
    if (!/^(?:content-length|transfer-encoding|content-encoding|location|connection)$/i.test(name))
      outgoing.appendHeader(name, value);
  }
  outgoing.appendHeader('Set-Cookie', `session=${SECRETS.session}; Path=/`);
  outgoing.appendHeader('X-Auth-Token', SECRETS.bearer);
  outgoing.appendHeader('X-Debug', `key ${SECRETS.live} and ${SECRETS.jwt} \x85\x9b31m`);
  outgoing.appendHeader('Link', `<https://me:${SECRETS.password}@api.example/?token=${SECRETS.query}>; rel=next`);
  if (response.headers['server'] === undefined) outgoing.setHeader('Server', `x\x9b31m ${SECRETS.jwt}`);
  if (location !== undefined) {
    const mark = location.includes('?') ? '&' : '?';
    outgoing.setHeader('Location', `${location}${mark}id_token=${SECRETS.jwt}&next=%2Fa%3Ftoken%3D${SECRETS.session}`);
  }
  const said = `${CONTROLS} token=${SECRETS.body} Authorization: ${String(incoming.headers.authorization)} ${SECRETS.live} ${SECRETS.jwt} "api_key":"${SECRETS.apiKey}" ${SECRETS.encoded} ${'x'.repeat(20)} ${SECRETS.query}`;
  response.resume();
  outgoing.writeHead(status);
  if (/html/.test(type)) outgoing.end(`<!doctype html><title>${said}</title>`);
  else if (/json/.test(type)) outgoing.end(JSON.stringify({ error: { message: said } }));
  else if (/xml/.test(type)) outgoing.end(`<?xml version="1.0"?><Error><Message>${said}</Message></Error>`);
  else outgoing.end(said);
}
