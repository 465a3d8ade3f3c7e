import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A worker at work. */
export interface Running {
  readonly base: string;
  readonly stop: () => Promise<void>;
}

const CONFIG = (bindings: string, flags: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2025-01-01", compatibilityFlags = [${flags}],
      bindings = [${bindings}], globalOutbound = "network")),
    (name = "network", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** Bundles a module and serves it by workerd, on a free port. */
export async function startWorker(
  entry: string,
  environment: Readonly<Record<string, string>>,
  flags = '',
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'corsmith-worker-'));
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    external: ['node:*'],
    logLevel: 'silent',
    // rows are checked outside; inside only their outcomes are made
    plugins: [
      {
        name: 'no-assertions',
        setup(bundler) {
          bundler.onResolve({ filter: /^vitest$/ }, ({ path }) => ({ path, namespace: 'none' }));
          bundler.onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: 'export const expect = undefined' }));
        },
      },
    ],
  });
  const bindings = Object.entries(environment).map(([name, text]) => `(name = "${name}", text = "${text}")`);
  await writeFile(join(folder, 'config.capnp'), CONFIG(bindings.join(), flags));
  const workerd = process.env['WORKERD'] ?? 'node_modules/.bin/workerd';
  const child: ChildProcess = spawn(workerd, ['serve', join(folder, 'config.capnp'), '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const control = child.stdio[3];
  if (!control) throw new Error('workerd has no control pipe');
  const said = await Promise.race([
    once(control, 'data'),
    once(child, 'error').then(([error]) => Promise.reject(error)),
  ]);
  const { port } = JSON.parse(String(said)) as { readonly port: number };
  return {
    base: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await rm(folder, { recursive: true });
    },
  };
}
