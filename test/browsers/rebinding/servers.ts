import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { allowsUpgrade, type CorsOptions, cors, createPolicy } from '../../../src/index.ts';

/** What a handler responds. */
export const SECRET = 'secret';

/** A tool on the user's computer, as in docs/guard.md. */
export interface Tool {
  readonly port: number;
  /** Uses these options from now on, and forgets the requests that reached a handler. */
  use(options: CorsOptions): void;
  /** The requests that reached a handler, by their path. */
  reached(): ReadonlySet<string>;
  close(): void;
}

/** Listens on 127.0.0.1. */
export async function startTool(): Promise<Tool> {
  const reached = new Set<string>();
  let policy = createPolicy({ origin: false });
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    cors(policy)(request, response, () => {
      reached.add(nameOf(request));
      response.setHeader('Connection', 'close').end(SECRET);
    });
  });
  server.on('upgrade', async (request, socket, head) => {
    if (!(await allowsUpgrade(policy, request))) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    reached.add(nameOf(request));
    sockets.handleUpgrade(request, socket, head, (client) => client.send(SECRET));
  });
  await listening(server, 0, '127.0.0.1');
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port
    use(options) {
      policy = createPolicy(options);
      reached.clear();
    },
    reached: () => new Set(reached),
    close() {
      sockets.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The attacker's own server on the same port, which is stopped once its page is loaded. */
export async function startAttacker(address: string, port: number, page: string): Promise<{ stop(): Promise<void> }> {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store', Connection: 'close' })
      .end(page);
  });
  await listening(server, port, address);
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nameOf({ url }: IncomingMessage): string {
  return decodeURI(String(url)).slice(1);
}

function listening(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
}
