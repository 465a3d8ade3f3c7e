import type { CorsMiddleware } from '../../../src/index.ts';
import type { Outcome } from '../check.ts';
import type { ExchangeRow } from '../row.ts';

/** Runs one row after the other. */
export interface Runner {
  run(row: ExchangeRow, middleware: CorsMiddleware): Promise<Outcome>;
  close(): Promise<void>;
}

/** A server that runs the current row. */
export interface Stage {
  play: Play | undefined;
}

/** The current row, and what the application behind the middleware sees of it. */
export interface Play {
  readonly row: ExchangeRow;
  readonly middleware: CorsMiddleware;
  readonly nextCalls: unknown[];
  /** The response at the time when `next` was first called. */
  statusAtNext?: number;
}

type Handler = Parameters<CorsMiddleware>;

/** Puts the row's middleware into an application: after what an outer layer sets, before all else. */
export function perform(stage: Stage, request: Handler[0], response: Response, next: Handler[2]): void {
  const { play } = stage;
  if (play === undefined) throw new Error('no row is running');
  for (const [name, value] of Object.entries(play.row.before ?? {})) response.setHeader(name, value);
  play.middleware(request, response, (...args) => {
    play.statusAtNext ??= response.statusCode;
    play.nextCalls.push(args[0]);
    next(...args);
  });
}

/** The application behind the middleware: it responds to requests and to errors. */
export function respondAsApplication(response: Response, error?: unknown): void {
  response.statusCode = error === undefined ? 201 : 500;
  response.end('application');
}

type Response = Handler[1] & { setHeader(name: string, value: string | readonly string[]): unknown };

/** What a client received. */
export interface Received {
  readonly status: number;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

/** What the client received, with what the application behind the middleware saw. */
export function outcomeOf({ nextCalls, statusAtNext }: Play, received: Received): Outcome {
  return { ...received, nextCalls, status: statusAtNext ?? received.status };
}
