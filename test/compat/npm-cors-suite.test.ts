import express from 'express';
import supertest from 'supertest';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Make } from './fuzz/play.ts';
import { SIDES } from './side-by-side.ts';

/** The test suite of npm `cors` as rows: https://github.com/expressjs/cors/blob/master/test/test.js */
interface SuiteRow {
  readonly what: string;
  readonly method?: string;
  readonly origin?: string;
  readonly before?: Readonly<Record<string, string>>;
  readonly options?: unknown;
  /** Headers by their exact names; `null` for those that must be absent. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** The status if the middleware ends the response, or what it calls next() with. */
  readonly status?: number;
  readonly next?: unknown;
}

const ORIGIN = 'Access-Control-Allow-Origin';
const METHODS = 'Access-Control-Allow-Methods';
const HEADERS = 'Access-Control-Allow-Headers';
const CREDENTIALS = 'Access-Control-Allow-Credentials';
const MAX_AGE = 'Access-Control-Max-Age';
const EXPOSED = 'Access-Control-Expose-Headers';
const ALL_METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';
const NONE = { [ORIGIN]: null, [METHODS]: null, [HEADERS]: null, [CREDENTIALS]: null, [MAX_AGE]: null };

type Callback = (error: unknown, value?: unknown) => void;
const ALL = { methods: ['FOO', 'bar'], headers: ['FIZZ', 'buzz'], credentials: true, maxAge: 123 };
const known = (origin: string, callback: Callback) => callback(null, origin === 'request.com');
const delegate = (options: object) => (_: unknown, callback: Callback) => callback(null, options);

const ROWS: readonly SuiteRow[] = [
  { what: 'options may be frozen', options: Object.freeze({ origin: 'custom-origin' }), headers: {} },
  { what: 'other requests reach the next handler', headers: {} },
  { what: 'preflights end', method: 'OPTIONS', headers: {}, status: 204 },
  { what: 'optionsSuccessStatus', method: 'OPTIONS', options: { optionsSuccessStatus: 200 }, headers: {}, status: 200 },
  { what: 'preflightContinue', method: 'OPTIONS', options: { preflightContinue: true }, headers: {} },
  { what: 'the method in lower case', method: 'options', headers: {}, status: 204 },
  { what: 'Content-Length', method: 'OPTIONS', headers: { 'Content-Length': '0' }, status: 204 },
  { what: 'any origin by default', headers: { [ORIGIN]: '*', [METHODS]: null } },
  {
    what: 'all methods by default',
    method: 'OPTIONS',
    headers: { [ORIGIN]: '*', [METHODS]: ALL_METHODS },
    status: 204,
  },
  {
    what: 'options override the defaults',
    method: 'OPTIONS',
    options: { ...ALL, origin: 'example.com' },
    headers: {
      [ORIGIN]: 'example.com',
      [METHODS]: 'FOO,bar',
      [HEADERS]: 'FIZZ,buzz',
      [CREDENTIALS]: 'true',
      [MAX_AGE]: '123',
    },
    status: 204,
  },
  {
    what: 'a RegExp that matches',
    options: { origin: /^(.+\.)?request.com$/ },
    headers: { [ORIGIN]: 'request.com', Vary: 'Origin' },
  },
  {
    what: 'a list that matches',
    options: { origin: [/foo\.com$/, 'request.com'] },
    headers: { [ORIGIN]: 'request.com', Vary: 'Origin' },
  },
  {
    what: 'a list that does not match',
    options: { origin: [/foo\.com$/, 'bar.com'] },
    headers: { [ORIGIN]: null, Vary: 'Origin' },
  },
  { what: 'origin: false', options: { ...ALL, origin: false }, headers: NONE },
  { what: 'a fixed origin', options: { origin: 'example.com' }, headers: { [ORIGIN]: 'example.com', Vary: 'Origin' } },
  {
    what: 'a Vary header that is there',
    options: { origin: 'example.com' },
    before: { Vary: 'Foo' },
    headers: { Vary: 'Foo, Origin' },
  },
  { what: 'origin: true', options: { origin: true }, headers: { [ORIGIN]: 'request.com' } },
  { what: 'a function that allows', options: { origin: known }, headers: { [ORIGIN]: 'request.com' } },
  { what: 'a function that refuses', options: { origin: known }, origin: 'invalid-request.com', headers: NONE },
  {
    what: 'methods',
    method: 'OPTIONS',
    options: { methods: ['method1', 'method2'] },
    headers: { [METHODS]: 'method1,method2' },
    status: 204,
  },
  ...[['header1', 'header2'], 'header1,header2'].map(
    (allowedHeaders): SuiteRow => ({
      what: `allowedHeaders: ${JSON.stringify(allowedHeaders)}`,
      method: 'OPTIONS',
      options: { allowedHeaders },
      headers: { [HEADERS]: 'header1,header2', Vary: null },
      status: 204,
    }),
  ),
  { what: 'no allowedHeaders', options: { allowedHeaders: [] }, headers: { [HEADERS]: null, Vary: null } },
  {
    what: 'the requested headers',
    method: 'OPTIONS',
    headers: { [HEADERS]: 'requestedHeader1,requestedHeader2', Vary: 'Access-Control-Request-Headers' },
    status: 204,
  },
  ...[['custom-header1', 'custom-header2'], 'custom-header1,custom-header2'].map(
    (exposedHeaders): SuiteRow => ({
      what: `exposedHeaders: ${JSON.stringify(exposedHeaders)}`,
      options: { exposedHeaders },
      headers: { [EXPOSED]: 'custom-header1,custom-header2' },
    }),
  ),
  { what: 'no exposedHeaders', options: { exposedHeaders: [] }, headers: { [EXPOSED]: null } },
  {
    what: 'credentials',
    method: 'OPTIONS',
    options: { credentials: true },
    headers: { [CREDENTIALS]: 'true' },
    status: 204,
  },
  { what: 'no credentials, and no maxAge', headers: { [CREDENTIALS]: null, [MAX_AGE]: null } },
  ...[456, 0].map(
    (maxAge): SuiteRow => ({
      what: `maxAge: ${maxAge}`,
      method: 'OPTIONS',
      options: { maxAge },
      headers: { [MAX_AGE]: String(maxAge) },
      status: 204,
    }),
  ),
  {
    what: 'a delegate',
    options: delegate({ origin: 'delegate.com' }),
    headers: { [ORIGIN]: 'delegate.com' },
  },
  {
    what: 'a delegate and a preflight',
    method: 'OPTIONS',
    options: delegate({ origin: 'delegate.com', maxAge: 1000 }),
    headers: { [ORIGIN]: 'delegate.com', [MAX_AGE]: '1000' },
    status: 204,
  },
  {
    what: "a delegate's error",
    options: (_: unknown, callback: Callback) => callback('some error'),
    headers: {},
    next: 'some error',
  },
];

beforeAll(() => void vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined));

describe.each(Object.entries(SIDES))('%s', (_name, make) => {
  test.each(ROWS)('$what', ({ options, method = 'GET', origin = 'request.com', before, headers, status, next }) => {
    const set: Record<string, string> = { ...before };
    // only has what the suite's own response has; header names keep their case
    const response = {
      statusCode: undefined,
      getHeader: (name: string) => set[name],
      setHeader: (name: string, value: string) => void Object.assign(set, { [name]: value }),
      end: vi.fn(),
    };
    const request = {
      method,
      headers: { origin, 'access-control-request-headers': 'requestedHeader1,requestedHeader2' },
    };
    const nexts: unknown[] = [];
    make(options as never)(request as never, response as never, (error) => nexts.push(error ?? undefined));
    for (const [name, value] of Object.entries(headers)) expect([name, set[name]]).toEqual([name, value ?? undefined]);
    expect([response.statusCode, response.end.mock.calls.length]).toEqual(status ? [status, 1] : [undefined, 0]);
    expect(nexts).toEqual(status ? [] : [next]);
  });

  test('an Express application', async () => {
    const agent = supertest(application(make));
    const any = { 'access-control-allow-origin': '*' };
    expect((await agent.get('/')).headers).toMatchObject(any);
    expect(await agent.head('/')).toMatchObject({ status: 204, headers: any });
    expect(await agent.post('/')).toMatchObject({ text: 'post', headers: any });
    expect(await agent.options('/complex')).toMatchObject({ status: 204, headers: any });
    expect(await agent.delete('/complex')).toMatchObject({ text: 'delete', headers: any });
    expect(await agent.options('/all/items')).toMatchObject({ status: 204, headers: any });
    expect(await agent.get('/all/items')).toMatchObject({ text: 'items', headers: any });
  });

  test('an Express application with a login', async () => {
    const agent = supertest(application(make));
    const headers = { 'access-control-allow-origin': 'http://example.com', 'access-control-allow-credentials': 'true' };
    const login = (method: 'options' | 'post') => agent[method]('/api/login').set('Origin', 'http://example.com');
    expect(await login('options')).toMatchObject({ status: 204, headers });
    expect(await login('post')).toMatchObject({ status: 200, text: 'login', headers });
  });

  test.each([500, 401, 404])('an Express response with the status %d has the headers, too', async (status) => {
    const response = await supertest(application(make)).post(`/all/${status}`);
    expect(response).toMatchObject({ status, headers: { 'access-control-allow-origin': '*' } });
  });
});

function application(make: Make): express.Express {
  const cors = (options?: unknown) => make(options as never) as never as express.RequestHandler;
  const app = express();
  app.head('/', cors(), (_, response) => void response.status(204).send());
  app.get('/', cors(), (_, response) => void response.send('get'));
  app.post('/', cors(), (_, response) => void response.send('post'));
  app.options('/complex', cors());
  app.delete('/complex', cors(), (_, response) => void response.send('delete'));
  const login = { origin: true, methods: ['POST'], credentials: true, maxAge: 3600 };
  app.options('/api/login', cors(login));
  app.post('/api/login', cors(login), (_, response) => void response.send('login'));
  const all = express.Router();
  all.get('/items', (_, response) => void response.send('items'));
  all.post('/500', (_request, _response, next) => next(new Error('nope')));
  all.post('/401', (_request, _response, next) => next(new Error('401')));
  app.use('/all', cors(), all);
  app.use(
    ((error, _request, response, _next) =>
      void response.status(error.message === '401' ? 401 : 500).send()) as express.ErrorRequestHandler,
  );
  return app;
}
