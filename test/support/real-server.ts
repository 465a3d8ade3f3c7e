import { Agent, createServer, type RequestListener } from 'node:http';
import { overHttp, type Send } from './browser/index.ts';

export interface RealServer {
  /** Lets this listener handle requests from now on. */
  serving(listener: RequestListener): Send;
  close(): void;
}

/** A node:http server on a free loopback port, for many applications one after the other. */
export async function realServer(): Promise<RealServer> {
  let current: RequestListener = (_, res) => res.writeHead(500).end();
  const server = createServer((req, res) => current(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const agent = new Agent({ keepAlive: true });
  const send = overHttp(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, agent);
  return {
    serving(listener) {
      current = listener;
      return send;
    },
    close() {
      agent.destroy();
      server.close();
    },
  };
}
