import type { Send } from './browser/index.ts';

/** Sends to a web-standard handler, without a body. */
export function throughWeb(handler: (request: Request) => Response | Promise<Response>): Send {
  return async ({ method, url, headers }) => {
    const lines = headers.map(([name, value]): [string, string] => [name, value]);
    const response = await handler(new Request(url, { method, headers: lines }));
    return { status: response.status, headers: [...response.headers] };
  };
}
