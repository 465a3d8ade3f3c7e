import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';
import { allowsUpgrade, cors, createPolicy } from '../../src/index.ts';
import { type Block, runBlock } from './blocks.ts';

/** Runs a block that sets up upgrades, and returns the result of a WebSocket from each origin. */
export async function upgradesOf(
  block: Block,
  app: RequestListener,
  origins: readonly string[],
): Promise<readonly string[]> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = new WebSocketServer({ noServer: true });
  await runBlock(block, { app, cors, createPolicy, allowsUpgrade, server, sockets });
  const { port } = server.address() as AddressInfo;
  const open = async (origin: string) => {
    const client = new WebSocket(`ws://127.0.0.1:${port}`, { origin });
    try {
      await once(client, 'open');
      client.terminate();
      return 'open';
    } catch (error) {
      return String(error);
    }
  };
  const became = await Promise.all(origins.map(open));
  sockets.close();
  server.close();
  return became;
}
