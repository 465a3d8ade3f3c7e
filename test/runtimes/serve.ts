import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sendHttp } from '../exchanges/runners/http-client.ts';
import { listen } from '../exchanges/runners/listen.ts';
import { programOf, scriptOf, WORK } from './programs.ts';
import type { Runtime, Target } from './targets.ts';

/** A recipe that is running. */
export interface Running {
  readonly port: number;
  /** What it has printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts a recipe on a runtime, and waits until it responds. */
export async function serve(target: Target, runtime: Runtime, env: Environment = {}): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await serveOn(await freePort(), target, runtime, env);
    } catch (error) {
      // another program may take the port before the recipe does
      if (attempt === 3 || !/EADDRINUSE|in use/i.test(String(error))) throw error;
    }
  }
}

async function serveOn(port: number, target: Target, runtime: Runtime, env: Environment): Promise<Running> {
  const [program, first] = programOf(runtime);
  const cwd = join(WORK, target.id);
  const child = spawn(program, [...first, ...argumentsOf(target, port)], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...portOf(target, port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  const output = () => chunks.join('');
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  try {
    await untilReady(child, port, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, output, stop };
}

/** Built applications read their port from `PORT`. Recipes must not: their text contains the port. */
function portOf({ build }: Target, port: number): Readonly<Record<string, string>> {
  return build === undefined ? { RECIPE_PORT: String(port) } : { PORT: String(port), HOST: '127.0.0.1' };
}

function argumentsOf({ id, start }: Target, port: number): readonly string[] {
  if (id === 'workers') return [workerConfig(id, port)];
  if (typeof start === 'string') return [start];
  const [bin, ...rest] = start;
  return [scriptOf(bin), ...rest];
}

function workerConfig(id: string, port: number): string {
  const text = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.js", esModule = embed "bundle.js")],
    compatibilityDate = "2026-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
  writeFileSync(join(WORK, id, 'config.capnp'), text);
  return 'config.capnp';
}

async function untilReady(child: ChildProcess, port: number, output: () => string): Promise<void> {
  for (const end = performance.now() + 90_000; performance.now() < end; await setTimeout(50)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${output()}`);
    const response = sendHttp(port, { path: '/api/echo' }).catch(() => undefined);
    if ((await Promise.race([response, setTimeout(15_000)])) !== undefined) return;
  }
  throw new Error(`the server does not respond: ${output()}`);
}

async function freePort(): Promise<number> {
  const { port, close } = await listen(createServer());
  await close();
  return port;
}
