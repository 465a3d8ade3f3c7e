import type { EngineName } from './engine-name.ts';
import { ENGINE_RULES, type EngineRules, STANDARD_RULES } from './engine-rules.ts';
import { fetchAsPage } from './fetch.ts';
import type { PageRequest, RawResponse, WireRequest } from './page-request.ts';
import type { Run } from './trace-recorder.ts';
import type { Trace } from './verdict.ts';

/**
 * What a browser does with these responses, in the order in which it would get them: to the preflight if there is one,
 * then to the request, and so on after each redirect. If there are too few, the verdict is `no-response` and has the
 * next request.
 *
 * @param engine the engine to follow where it differs from the standard; the standard by default
 * @example
 * const { verdict, steps } = predict(
 *   { origin: 'https://app.example.com', url: 'https://api.example.com/items', method: 'DELETE' },
 *   [{ status: 204, headers: [['Access-Control-Allow-Origin', '*']] }],
 * );
 * // verdict: { kind: 'blocked', stage: 'preflight', hop: 0, problem: 'method-not-allowed', detail: { method: 'DELETE', allowed: [] } }
 * @see https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function predict(request: PageRequest, responses: readonly RawResponse[], engine?: EngineName): Trace {
  const browser = fetchAsPage(request, rulesFor(engine));
  let turn = browser.next();
  for (let index = 0; turn.done !== true; index++) turn = browser.next(responses[index]);
  return turn.value;
}

/**
 * Does what a browser does. `send` sends each request, and resolves to `undefined` if there is no response.
 *
 * @param engine the engine to follow where it differs from the standard; the standard by default
 * @throws what `send` throws
 * @example
 * const { verdict } = await perform(request, async ({ url, method, headers }) => {
 *   const response = await fetch(url, { method, headers: Object.fromEntries(headers), redirect: 'manual' });
 *   return { status: response.status, headers: [...response.headers] };
 * });
 * @see https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function perform(
  request: PageRequest,
  send: (request: WireRequest) => RawResponse | undefined | Promise<RawResponse | undefined>,
  engine?: EngineName,
): Promise<Trace> {
  const browser: Run<Trace> = fetchAsPage(request, rulesFor(engine));
  let turn = browser.next();
  while (turn.done !== true) turn = browser.next(await send(turn.value));
  return turn.value;
}

function rulesFor(engine: EngineName | undefined): EngineRules {
  return engine === undefined ? STANDARD_RULES : ENGINE_RULES[engine];
}
