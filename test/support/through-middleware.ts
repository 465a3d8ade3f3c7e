import { byteLowercase, type HeaderLine, type RawResponse, type Send } from './browser/index.ts';
import { receivedHeaders } from './through-policy.ts';

export interface FakeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FakeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  getHeader(name: string): string | string[] | undefined;
  setHeader(name: string, value: number | string | readonly string[]): FakeResponse;
  removeHeader(name: string): void;
  end(body?: string): FakeResponse;
}

export type Middleware = (request: FakeRequest, response: FakeResponse, next: (error?: unknown) => void) => unknown;
export type Handler = (request: FakeRequest, response: FakeResponse) => void;

/** Runs one after the other until there is an error. */
export function chain([first, ...others]: readonly Middleware[]): Middleware {
  return (request, response, next) => {
    if (first === undefined) return next();
    first(request, response, (error) => (error === undefined ? chain(others)(request, response, next) : next(error)));
  };
}

/** Sends through a middleware and the handler behind it, with no socket; `next(error)` rejects. */
export function throughMiddleware(middleware: Middleware, handler: Handler): Send {
  return ({ method, url, headers }) =>
    new Promise((resolve, reject) => {
      const { pathname, search, host } = new URL(url);
      const request = { method, url: pathname + search, headers: { host, ...receivedHeaders(headers) } };
      const response = fakeResponse(resolve);
      middleware(request, response, (error) => (error === undefined ? handler(request, response) : reject(error)));
    });
}

function fakeResponse(onEnd: (response: RawResponse) => void): FakeResponse {
  const fields = new Map<string, readonly [name: string, value: string | string[]]>();
  const response = {
    statusCode: 200,
    headersSent: false,
    writableEnded: false,
    getHeader: (name: string) => fields.get(byteLowercase(name))?.[1],
    setHeader(name: string, value: number | string | readonly string[]) {
      if (response.headersSent) throw new Error(`${name} set after the response was sent`);
      fields.set(byteLowercase(name), [name, typeof value === 'object' ? [...value] : String(value)]);
      return response;
    },
    removeHeader(name: string) {
      fields.delete(byteLowercase(name));
    },
    end() {
      if (response.writableEnded) throw new Error('ended twice');
      response.headersSent = true;
      response.writableEnded = true;
      onEnd({ status: response.statusCode, headers: [...fields.values()].flatMap(linesOf) });
      return response;
    },
  };
  return response;
}

function linesOf([name, value]: readonly [name: string, value: string | string[]]): readonly HeaderLine[] {
  return typeof value === 'string' ? [[name, value]] : value.map((line) => [name, line]);
}
