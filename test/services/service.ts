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

type Prepare = (folder: string, port: number) => readonly string[];

// Varnish compiles its configuration, which takes a while on a busy machine
const LONGEST = 60_000;

/** Runs a separate server, with its own folder, on a free port, and waits until it listens. */
export async function startService(command: string, prepare: Prepare): Promise<Service> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(await freePort(), command, prepare);
    } catch (error) {
      // another program may take the port before the server does
      if (attempt === 3) throw error;
    }
  }
}

async function startOn(port: number, command: string, prepare: Prepare): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'corsmith-'));
  const child = spawn(command, prepare(folder, port), { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  child.on('error', (error) => said.push(`${error.message}: scripts/install-services.sh installs it`));
  const exited = once(child, 'close').catch(() => undefined);
  const close = async () => {
    child.kill();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const end = performance.now() + LONGEST; !(await listens(port)); await setTimeout(50)) {
    if (child.pid !== undefined && child.exitCode === null && performance.now() < end) continue;
    await close();
    throw new Error(`${command} does not start: ${said.join('')}`);
  }
  return { port, close };
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
