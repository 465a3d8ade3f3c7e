import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

export interface ClosedPort {
  readonly port: number;
  close(): void;
}

/** A port of this host on which nothing listens, and which no program gets meanwhile: an open connection comes from it. */
export async function closedPort(): Promise<ClosedPort> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1'); // it listens on TCP
  await once(client, 'connect');
  if (client.localPort === undefined) throw new Error('the connection has no port');
  return {
    port: client.localPort,
    close() {
      client.destroy();
      server.close();
    },
  };
}
