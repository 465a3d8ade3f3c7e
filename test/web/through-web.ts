import type { CorsOptionsDelegate } from '../../src/index.ts';
import type { CorsOptions, CorsRequest } from '../../src/options.ts';
import { type CorsWeb, type CorsWebDelegate, cors } from '../../src/web.ts';
import { readRequest } from '../../src/web-request.ts';
import { type Outcome, UNTOUCHED } from '../exchanges/check.ts';
import type { ExchangeRow } from '../exchanges/row.ts';
import { request } from './send.ts';

/** Carries a row as a framework with hooks does: what an outer layer has set meets every response, ours included. */
export async function throughHalves(row: ExchangeRow): Promise<Outcome> {
  const { answer, finish } = layerOf(row);
  const incoming = request(row.request.method, row.request.headers);
  const nextCalls: unknown[] = [];
  const own = await answer(incoming).catch((error: unknown) => {
    nextCalls.push(error);
    return new Response(null, { status: UNTOUCHED });
  });
  if (own === undefined) nextCalls.push(undefined);
  const response = own ?? new Response(null, { status: UNTOUCHED });
  return outcomeOf(incoming, await finish(incoming, below(row.before, response)), nextCalls);
}

/** Carries a row with the policy around a handler, whose response bears what another layer has set. */
export async function throughWrap(row: ExchangeRow): Promise<Outcome> {
  const nextCalls: unknown[] = [];
  const handler = layerOf(row).wrap(() => {
    nextCalls.push(undefined);
    return below(row.before, new Response(null, { status: UNTOUCHED }));
  });
  const incoming = request(row.request.method, row.request.headers);
  return outcomeOf(incoming, await handler(incoming), nextCalls);
}

/** The policy of a row. What rows say in the main entry's words, functions of a response, is said in this one's. */
export function layerOf({ options }: ExchangeRow): CorsWeb {
  if (options === undefined) return cors();
  if (typeof options === 'function') return cors(delegateOf(options as CorsOptionsDelegate));
  const enforce = (options as CorsOptions).enforce;
  if (typeof enforce !== 'object' || enforce.onRefused === undefined) return cors(options as CorsOptions);
  return cors({
    ...(options as CorsOptions),
    enforce: { ...enforce, onRefused: refusalOf(enforce.onRefused as never) },
  });
}

function delegateOf(delegate: CorsOptionsDelegate): CorsWebDelegate {
  if (delegate.length >= 2) return (incoming, callback) => delegate(readRequest(incoming), callback);
  const alone = delegate as (seen: CorsRequest) => ReturnType<CorsOptionsDelegate>; // it declares no more
  return (incoming) => alone(readRequest(incoming));
}

type Ended = { statusCode: number; end(body: string): void };

function refusalOf(onRefused: (incoming: Request, response: Ended, next: () => void) => void) {
  return (incoming: Request, _none: undefined, next: () => void): Response | undefined => {
    let made: Response | undefined;
    const response: Ended = {
      statusCode: UNTOUCHED,
      end(body) {
        made = new Response(body, { status: response.statusCode });
      },
    };
    onRefused(incoming, response, next);
    return made;
  };
}

/** A response over fields that were set before it was made: its own win, but for Vary, which is merged. */
function below(before: ExchangeRow['before'] = {}, response: Response): Response {
  for (const [name, value] of Object.entries(before)) {
    const present = response.headers.get(name);
    if (name === 'vary' && present !== null) response.headers.set(name, `${String(value)}, ${present}`);
    else if (present === null) response.headers.set(name, String(value));
  }
  return response;
}

async function outcomeOf({ method }: Request, response: Response, nextCalls: readonly unknown[]): Promise<Outcome> {
  const body = await response.text();
  return {
    nextCalls,
    status: response.status,
    headers: new Map([...response.headers].map(([name, value]) => [name, [value]])),
    body: method === 'HEAD' ? '' : body, // servers leave it out
  };
}
