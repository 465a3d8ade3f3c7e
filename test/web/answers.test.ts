import { expect, it, vi } from 'vitest';
import { createPolicy as createNodePolicy } from '../../src/index.ts';
import { coreOf } from '../../src/policy/policy.ts';
import { CorsConfigError, cors, createPolicy } from '../../src/web.ts';
import { A, B, fieldsOf, get, preflight, request } from './send.ts';

const ASKED = { methods: 'GET,HEAD,PUT,PATCH,POST,DELETE', headers: '*, authorization' };
const ALLOWED = {
  'access-control-allow-origin': A,
  'access-control-allow-methods': ASKED.methods,
  'access-control-allow-headers': ASKED.headers,
  vary: 'Origin',
};

it('responds to a preflight without the handler', async () => {
  const handler = vi.fn(() => new Response('x'));
  const response = await cors(A).wrap(handler)(preflight(A));
  expect([response.status, response.body, fieldsOf(response)]).toEqual([204, null, ALLOWED]);
  expect(handler).not.toHaveBeenCalled();
});

it.each([
  ['an actual request', get(A)],
  ['an OPTIONS request that is not a preflight', request('OPTIONS', { origin: A })],
  ['no Origin', get()],
])('leaves the response to the application: %s', async (_name, incoming) => {
  expect(await cors(A).respond(incoming)).toBeUndefined();
});

it('with preflightContinue, passes preflights to the handler and sets the headers', async () => {
  const { wrap } = cors({ origin: A, preflightContinue: true });
  const response = await wrap(() => new Response('mine', { status: 202 }))(preflight(A));
  expect([response.status, await response.text(), fieldsOf(response)]).toEqual([202, 'mine', ALLOWED]);
});

it.each([
  ['its own', createPolicy(A)],
  ['of the main entry', createNodePolicy(A)],
])('takes a policy: %s', async (_name, policy) => {
  const response = await cors(policy).finish(get(A), new Response());
  expect(fieldsOf(response)).toEqual({ 'access-control-allow-origin': A, vary: 'Origin' });
});

it.each([
  ['no argument', cors(), createPolicy()],
  ['empty options', cors({}), createPolicy({})],
])('allows any origin: %s', async (_name, layer, policy) => {
  expect(fieldsOf(await layer.finish(get(A), new Response()))).toEqual({ 'access-control-allow-origin': '*' });
  expect(coreOf(policy).allowOrigin.kind).toBe('any');
});

it.each([
  ['undefined, written', () => cors(undefined as never)],
  ['a policy of undefined, written', () => createPolicy(undefined as never)],
  ['a request: cors is not a handler', () => cors(get(A) as never)],
  ['credentials for anyone', () => cors({ origin: '*', credentials: true } as object)],
])('throws immediately: %s', (_name, make) => {
  expect(make).toThrow(CorsConfigError);
});

it('does not change its own response in finish, for hooks that see every response', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const { respond, finish } = cors(A);
  const incoming = preflight(A);
  const own = await respond(incoming);
  expect(own).toBeDefined();
  const again = await finish(incoming, own ?? Response.error());
  expect([again.status, fieldsOf(again)]).toEqual([204, ALLOWED]);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

it('finishes a response without respond() before it', async () => {
  const { finish } = cors(A);
  expect(fieldsOf(await finish(get(A), new Response()))).toEqual({ 'access-control-allow-origin': A, vary: 'Origin' });
  expect(fieldsOf(await finish(get(B), new Response()))).toEqual({ vary: 'Origin' });
});

it('warns on the console, once for each code and path', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const emitted = vi.spyOn(process, 'emitWarning').mockReturnValue();
  cors({ origin: A, maxAge: 90_000 });
  createPolicy({ origin: A, maxAge: 90_001 });
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^CorsWarning: maxAge: .*90000.*\n.*help max-age-over-limit$/)],
  ]);
  expect(emitted).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
