import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isRefusal, type PastedRequest } from '../../../src/cli/input/pasted.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';
import { FORMATS_OF, type Format } from '../../browsers/exports/formats.ts';
import { COOKIE, type MadeRequest, RECORDED, REQUESTS, sentBody, urlOf } from '../../browsers/exports/requests.ts';

const ENGINES = ['chromium', 'firefox'] as const;
type Engine = (typeof ENGINES)[number];
type Source = Format | 'har';

const KINDS: Readonly<Record<Source, PastedRequest['kind']>> = {
  'curl-posix': 'curl',
  'curl-windows': 'curl',
  powershell: 'powershell',
  fetch: 'fetch',
  'node-fetch': 'node-fetch',
  har: 'har',
};

describe.each(ENGINES)('what the developer tools of %s copied', (engine) => {
  test.each<Source>([...FORMATS_OF[engine], 'har'])('%s: is read as the requests that the page made', (source) => {
    const requests = read(engine, source).filter((request) => !isPreflight(request));
    expect(byUrl(requests.map(summary))).toEqual(byUrl(REQUESTS.map((made) => expected(made, engine, source))));
  });

  const withNames = FORMATS_OF[engine].filter((format) => !format.endsWith('fetch'));

  test.each(withNames)('%s: a preflight is read as the request that caused it', (format) => {
    const preflights = read(engine, format).filter(isPreflight);
    const preflighted = REQUESTS.filter(({ id }) => PREFLIGHTED.includes(id));
    expect(byUrl(preflights).map(({ url, method, origin }) => ({ url, method, origin }))).toEqual(
      byUrl(
        preflighted.map((made) => ({
          url: urlOf(made, RECORDED.api),
          method: made.method,
          origin: RECORDED.page,
        })),
      ),
    );
  });

  test('har: has each preflight with its request', () => {
    for (const { url, recorded } of read(engine, 'har')) {
      const stages = recorded?.exchanges.map(({ stage }) => stage);
      const isPreflighted = PREFLIGHTED.some((id) => url.endsWith(`/${id}`));
      expect(stages, url).toEqual(isPreflighted ? ['preflight', 'actual'] : ['actual']);
    }
  });
});

const PREFLIGHTED: readonly string[] = ['json', 'cookie', 'authorization', 'empty-header', 'not-allowed'];

function byUrl<T extends { readonly url: string }>(requests: readonly T[]): readonly T[] {
  return [...requests].sort((a, b) => a.url.localeCompare(b.url));
}

function isPreflight({ method, notes }: PastedRequest): boolean {
  return method === 'OPTIONS' || notes.some((note) => note.startsWith('This is the preflight of'));
}

function read(engine: Engine, source: Source): readonly PastedRequest[] {
  const file = source === 'har' ? 'requests.har' : `${source}.txt`;
  const text = readFileSync(new URL(`../../browsers/exports/${engine}/${file}`, import.meta.url), 'utf8');
  const parsed = parsePaste(text);
  if (isRefusal(parsed)) throw new Error(parsed.reason);
  return parsed.requests;
}

function summary({ kind, url, origin, method, headers, credentials, cookie, body }: PastedRequest) {
  const own = headers
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    // the browser's own
    .filter(([name, value]) => name !== 'accept' || value !== '*/*');
  return { kind, url, origin, method, headers: Object.fromEntries(own), credentials, cookie, body };
}

type Summary = ReturnType<typeof summary>;

/** The request that the page made, except for what the format loses. */
function expected(made: MadeRequest, engine: Engine, source: Source): Summary {
  const { body, type } = sentBody(made, engine);
  const request: Summary = {
    kind: KINDS[source],
    url: urlOf(made, RECORDED.api),
    origin: RECORDED.page,
    method: made.method,
    headers: { ...made.headers, ...(type === undefined ? {} : { 'content-type': type }) },
    credentials: made.credentials ?? 'same-origin',
    cookie: made.credentials === 'include' ? COOKIE : undefined,
    body,
  };
  return LOSSES[engine][source]?.(request) ?? request;
}

type Loss = (request: Summary) => Summary;

/** DevTools derives the credentials mode from what was sent, and leaves out the cookies. */
const withoutCookie: Loss = (request) => ({
  ...request,
  credentials: request.credentials === 'include' ? 'include' : 'omit',
  cookie: undefined,
});

/** Chromium's HAR has no cookies and no Authorization, which only the preflight names. */
const withoutSecrets: Loss = ({ headers, ...request }) => ({
  ...request,
  headers: 'authorization' in headers ? { ...headers, authorization: 'unknown' } : headers,
  credentials: 'same-origin',
  cookie: undefined,
});

/** cmd.exe cannot pass carriage returns. */
const withoutReturns: Loss = (request) => ({ ...request, body: request.body?.replaceAll('\r\n', '\n') });

const onlyAscii: Loss = (request) => ({ ...request, body: request.body?.replace(/[^\0-\x7f]/g, ' ') });

/** curl sends no header for `-H 'x: '`. */
const withoutEmptyHeaders: Loss = (request) => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([, value]) => value !== '')),
});

const LOSSES: Readonly<Record<Engine, Readonly<Partial<Record<Source, Loss>>>>> = {
  chromium: {
    'curl-windows': (request) => onlyAscii(withoutReturns(request)),
    fetch: withoutCookie,
    har: withoutSecrets,
  },
  firefox: {
    'curl-posix': withoutEmptyHeaders,
    'curl-windows': (request) => withoutEmptyHeaders(withoutReturns(request)),
    fetch: withoutCookie,
  },
};
