import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import type { HeaderValues } from '../row.ts';
import type { Received } from './runner.ts';

/** A request as it is sent over a real socket. */
export interface Outgoing {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: HeaderValues;
  readonly body?: string;
}

const agent = new Agent({ keepAlive: true });

/** Sends a request to a port of this host; a list of values is sent as several header lines. */
export function sendHttp(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Outgoing,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, method, path, headers: headers as OutgoingHttpHeaders };
    const outgoing = httpRequest(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: new Map(Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values ?? []])),
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
