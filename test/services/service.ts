import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Service {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Runs a separate server, with its own folder, on a free port, and waits until it listens. */
export async function startService(
  command: string,
  prepare: (folder: string, port: number) => readonly string[],
): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'corsmith-'));
  const port = await freePort();
  const child = spawn(command, prepare(folder, port), { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  child.on('error', (error) => said.push(`${error.message}: scripts/install-services.sh installs it`));
  const exited = once(child, 'close');
  for (let tries = 0; !(await listens(port)); tries++) {
    if (child.pid === undefined || child.exitCode !== null || tries > 200)
      throw new Error(`${command} does not start: ${said.join('')}`);
    await setTimeout(50);
  }
  return {
    port,
    close: async () => {
      child.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
