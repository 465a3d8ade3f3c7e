import type { CorsNext } from '../../src/index.ts';

/** A response that records what was done to it, and has only what adapters may rely on. */
export class FakeResponse {
  statusCode: number = 200;
  headersSent: boolean = false;
  ended: string | undefined;
  readonly fields: Map<string, string> = new Map();

  getHeader(name: string): string | undefined {
    return this.fields.get(name.toLowerCase());
  }

  setHeader(name: string, value: string): void {
    this.fields.set(name.toLowerCase(), value);
  }

  removeHeader(name: string): void {
    this.fields.delete(name.toLowerCase());
  }

  end(body = ''): void {
    this.ended = body;
  }
}

export interface Run {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  /** The body, if the response was ended. */
  readonly ended: string | undefined;
  /** What `next` was called with, each time. */
  readonly next: readonly unknown[][];
}

/** The result of one request through a middleware, as soon as it returns. */
export function run<Request>(
  middleware: (request: Request, response: FakeResponse, next: CorsNext) => void,
  request: NoInfer<Request>,
  response: FakeResponse = new FakeResponse(),
): Run {
  const next: unknown[][] = [];
  middleware(request, response, (...args: unknown[]) => void next.push(args));
  return {
    get status() {
      return response.statusCode;
    },
    get fields() {
      return Object.fromEntries(response.fields);
    },
    get ended() {
      return response.ended;
    },
    next,
  };
}
