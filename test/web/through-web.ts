import type { CorsRequest } from '../../src/classify/request.ts';
import type { CorsOptionsDelegate } from '../../src/index.ts';
import type { CorsOptions } from '../../src/options/options.ts';
import { toCorsRequest } from '../../src/web/request.ts';
import { type CorsWeb, type CorsWebDelegate, cors } from '../../src/web.ts';
import { type Outcome, UNTOUCHED } from '../exchanges/check.ts';
import type { ExchangeRow } from '../exchanges/row.ts';
import { request } from './send.ts';

/** The function of the entry, or that of a built copy. */
export type MakeLayer = (...args: readonly object[]) => CorsWeb;

/** Runs a row like a framework with hooks: headers that an outer layer has set are on every response, including ours. */
export async function throughHalves(row: ExchangeRow, make: MakeLayer = cors): Promise<Outcome> {
  const { respond, finish } = layerOf(row, make);
  const incoming = request(row.request.method, row.request.headers);
  const nextCalls: unknown[] = [];
  const own = await respond(incoming).catch((error: unknown) => {
    nextCalls.push(error);
    return new Response(null, { status: UNTOUCHED });
  });
  if (own === undefined) nextCalls.push(undefined);
  const response = own ?? new Response(null, { status: UNTOUCHED });
  return outcomeOf(incoming, await finish(incoming, below(row.before, response)), nextCalls);
}

/** Whether a row can run around a handler, where no outer layer can set headers. */
export function withoutHooks({ expect: expected, before }: ExchangeRow): boolean {
  return expected.next || before === undefined;
}

/** Runs a row with the policy around a handler, whose response has the headers of another layer. */
export async function throughWrap(row: ExchangeRow, make: MakeLayer = cors): Promise<Outcome> {
  const nextCalls: unknown[] = [];
  const handler = layerOf(row, make).wrap(() => {
    nextCalls.push(undefined);
    return below(row.before, new Response(null, { status: UNTOUCHED }));
  });
  const incoming = request(row.request.method, row.request.headers);
  return outcomeOf(incoming, await handler(incoming), nextCalls);
}

/** The policy of a row. Functions that write to a response in the main entry are translated to this entry. */
export function layerOf({ options }: ExchangeRow, make: MakeLayer): CorsWeb {
  if (options === undefined) return make();
  if (typeof options === 'function') return make(delegateOf(options as CorsOptionsDelegate));
  const enforce = (options as CorsOptions).enforce;
  if (typeof enforce !== 'object' || enforce.onRefused === undefined) return make(options as CorsOptions);
  return make({
    ...(options as CorsOptions),
    enforce: { ...enforce, onRefused: refusalOf(enforce.onRefused as never) },
  });
}

/** Delegates of the table choose no `onRefused`, the one option that differs. */
function delegateOf(delegate: CorsOptionsDelegate): CorsWebDelegate {
  const choose = delegate as unknown as (seen: CorsRequest, ...rest: readonly unknown[]) => ReturnType<CorsWebDelegate>;
  if (delegate.length < 2) return (incoming) => choose(toCorsRequest(incoming));
  return (incoming, callback) => choose(toCorsRequest(incoming), callback);
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

/** A response with headers that were set before it was created: its own headers replace them, but Vary is merged. */
export function below(before: ExchangeRow['before'] = {}, { body, status, headers: own }: Response): Response {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(before)) {
    const present = own.get(name);
    const lines = typeof value === 'string' ? [value] : value;
    if (present === null) for (const line of lines) headers.append(name, line);
    else if (name === 'vary') headers.set(name, [...lines, present].join(', '));
  }
  return new Response(body, { status, headers });
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
