import { build, type RequestSpec, type SessionSpec } from './spec.ts';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Everything that can be observed about one request. */
export interface Outcome {
  /** What creating the middleware threw. */
  readonly refused?: string;
  /** The error that the middleware threw, or that a callback from it threw. */
  readonly thrown: readonly string[];
  /** Each call of `next`, by its error. */
  readonly nexts: readonly string[];
  readonly ended: number;
  readonly body: string;
  readonly status: number;
  readonly headers: Headers;
}

export type Next = (error?: unknown) => void;
export type Middleware = (request: never, response: never, next: Next) => unknown;
export type Make = (argument: never) => Middleware;

/** Plays a session on fakes that throw where Node throws: for characters in headers, and for a status. */
export async function play(make: Make, { argument, requests, change }: SessionSpec): Promise<readonly Outcome[]> {
  const options = build(argument);
  let middleware: Middleware;
  try {
    middleware = make(options as never);
  } catch (error) {
    return requests.map((request) => ({ ...UNTOUCHED, refused: nameOf(error), headers: request.before }));
  }
  const outcomes: Outcome[] = [];
  for (const [index, request] of requests.entries()) {
    outcomes.push(await playOne(middleware, request));
    if (change?.after === index) alter(options, change.name, build(change.to));
  }
  return outcomes;
}

export const UNTOUCHED: Omit<Outcome, 'headers'> = { thrown: [], nexts: [], ended: 0, body: '', status: 200 };

/** An error as comparable data. All values that Connect treats as "no error" are the same. */
export function nameOf(error: unknown): string {
  if (!error) return 'nothing';
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}

function alter(options: unknown, name: string, value: unknown): void {
  const record = options as Record<string, unknown>; // only sessions with plain members have a change
  if (name === 'push') (record['origin'] as unknown[]).push(value);
  else record[name] = value;
}

async function playOne(middleware: Middleware, { method, headers, before }: RequestSpec): Promise<Outcome> {
  const fields = new Map<string, string | readonly string[]>(Object.entries(before));
  const thrown: string[] = [];
  const nexts: string[] = [];
  let ended = 0;
  let body = '';
  const response = {
    statusCode: 200,
    getHeader: (name: string) => fields.get(name.toLowerCase()),
    setHeader(name: string, value: unknown) {
      const text = String(value);
      if (value === undefined || /[^\t\x20-\x7e\x80-\xff]/.test(text)) throw new TypeError(`${name} has no such value`);
      fields.set(name.toLowerCase(), text);
    },
    end(text = '') {
      const status = Math.trunc(Number(response.statusCode));
      if (!(status >= 100 && status <= 999)) throw new RangeError('invalid status');
      ended++;
      body += text;
    },
  };
  try {
    middleware({ method, headers } as never, response as never, (error) => nexts.push(nameOf(error)));
  } catch (error) {
    thrown.push(nameOf(error));
  }
  if (nexts.length + ended + thrown.length === 0) await new Promise(setImmediate);
  return { thrown, nexts, ended, body, status: Number(response.statusCode), headers: Object.fromEntries(fields) };
}
