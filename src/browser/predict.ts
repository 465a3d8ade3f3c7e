import { fetchAsPage } from './fetch.ts';
import type { PageRequest, RawResponse, WireRequest } from './page-request.ts';
import type { Run } from './trace-recorder.ts';
import type { Trace } from './verdict.ts';

/**
 * What a browser makes of these responses, given in the order in which it would get them: the preflight's if there is
 * one, then the request's own, and so on after each redirect. Where they do not suffice, the verdict is `no-response` and
 * names the request that comes next.
 *
 * @example
 * const { verdict, steps } = predict(
 *   { origin: 'https://app.example.com', url: 'https://api.example.com/items', method: 'DELETE' },
 *   [{ status: 204, headers: [['Access-Control-Allow-Origin', '*']] }],
 * );
 * // verdict: { kind: 'blocked', stage: 'preflight', hop: 0, problem: 'method-not-allowed' }
 * @see https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function predict(request: PageRequest, responses: readonly RawResponse[]): Trace {
  const browser = fetchAsPage(request);
  let turn = browser.next();
  for (let index = 0; turn.done !== true; index++) turn = browser.next(responses[index]);
  return turn.value;
}

/**
 * Does what a browser does, with a function that sends each request; a function that resolves to `undefined` leaves it
 * unanswered.
 *
 * @example
 * const { verdict } = await perform(request, async ({ url, method, headers }) => {
 *   const response = await fetch(url, { method, headers, redirect: 'manual' });
 *   return { status: response.status, headers: [...response.headers] };
 * });
 * @see https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function perform(
  request: PageRequest,
  send: (request: WireRequest) => RawResponse | undefined | Promise<RawResponse | undefined>,
): Promise<Trace> {
  const browser: Run<Trace> = fetchAsPage(request);
  let turn = browser.next();
  while (turn.done !== true) turn = browser.next(await send(turn.value));
  return turn.value;
}
