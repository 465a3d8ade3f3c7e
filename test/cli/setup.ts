import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import type { DiagnosisCode } from '../../src/explain.ts';

/** A server that is set up wrongly, the request that shows it, and what the command has to say. */
export interface Setup {
  readonly what: string;
  /** Listeners to start; `place` holds the URLs of those before. Requests go to the last. */
  readonly servers: readonly ((place: readonly string[]) => RequestListener | Server)[];
  /** Below the server's URL. */
  readonly path?: string;
  readonly args?: readonly string[];
  /** The first cause that is named. */
  readonly cause: DiagnosisCode;
  /** What the text says to change, literally. */
  readonly change: string;
  /** @default 1 */
  readonly exit?: number;
}

export interface Started {
  readonly url: string;
  close(): void;
}

/** Starts the servers of a set-up, one after the other. */
export async function start({ servers }: Pick<Setup, 'servers'>): Promise<Started> {
  const started: Server[] = [];
  const place: string[] = [];
  for (const make of servers) {
    const made = make(place);
    const server = typeof made === 'function' ? createServer(made) : made;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    started.push(server);
    const scheme = 'setSecureContext' in server ? 'https' : 'http';
    place.push(`${scheme}://localhost:${(server.address() as AddressInfo).port}`);
  }
  return {
    url: place.at(-1) ?? '',
    close() {
      for (const server of started) server.close();
    },
  };
}

/** The page of all set-ups, if nothing else is said. */
export const PAGE = 'http://app.example';
