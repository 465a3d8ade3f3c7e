import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Send } from './as-browser.ts';
import type { HeaderLine, RawResponse, WireRequest } from './types.ts';

/** Sends over node:http to the server at `baseUrl`, whatever host the request names; only path and query are taken from it. */
export function overHttp(baseUrl: string, agent: Agent = new Agent()): Send {
  const base = new URL(baseUrl);
  return (wire) =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(wire.url);
      const outgoing = httpRequest(
        { agent, hostname: base.hostname, port: base.port, path: pathname + search, method: wire.method },
        (incoming) => {
          incoming.resume();
          incoming.on('end', () => resolve(rawResponse(incoming)));
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      for (const [name, values] of grouped(wire)) outgoing.setHeader(name, values);
      // node:http would omit it for OPTIONS and DELETE, and the server would read the body as the next request
      if (wire.body !== undefined) outgoing.setHeader('Content-Length', Buffer.byteLength(wire.body));
      outgoing.end(wire.body);
    });
}

/** One entry for each name, so that repeated headers are sent as repeated lines. */
function grouped(wire: WireRequest): ReadonlyMap<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const [name, value] of wire.headers) {
    const key = [...lines.keys()].find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
    lines.set(key, [...(lines.get(key) ?? []), value]);
  }
  return lines;
}

function rawResponse({ statusCode, rawHeaders }: IncomingMessage): RawResponse {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  const headers = names.map((name, index): HeaderLine => [name, rawHeaders[index * 2 + 1] ?? '']);
  return { status: statusCode ?? 0, headers };
}
