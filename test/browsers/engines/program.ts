import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for the profile, HOME and caches of one browser, removed when it is closed. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `corsmith-${name}-`));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

export interface Program {
  /** Waits for a line of its output. */
  says(pattern: RegExp, timeout?: number): Promise<string>;
  stop(): Promise<void>;
}

const running = new Set<Program>();

/** Cleans up if one part of an engine did not start. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()));
}

/** Ends the group when the program or this process ends. However this process ends, the pipe to `read` is closed. */
const GUARDIAN = '("$@" </dev/null; kill -9 0) & read -r _; kill -9 0';

/** Starts a program in its own process group, so that no process of it remains. */
export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, lines = 2): Program {
  const stdio: StdioOptions = ['pipe', 'ignore', 'pipe', ...(lines > 2 ? (['pipe'] as const) : [])];
  const child = spawn('/bin/sh', ['-c', GUARDIAN, 'sh', command, ...args], {
    // browsers send the language of the machine, and some write the console in it
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: '', ...env },
    stdio,
    detached: true,
  });
  let output = '';
  child.stdio[lines]?.on('data', (chunk) => {
    output += String(chunk);
  });
  // An unread pipe would fill and stop the browser.
  if (lines !== 2) child.stderr?.resume();
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  const exited = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      ended ??= `it ended with ${code ?? signal}`;
      resolve();
    });
  });
  const program: Program = {
    async says(pattern, timeout = 60_000) {
      const end = performance.now() + timeout;
      for (;;) {
        const match = pattern.exec(output);
        if (match !== null) return match[1] ?? match[0];
        if (ended !== undefined) throw new Error(`${command}: ${ended}\n${output}`);
        if (performance.now() > end) throw new Error(`${command} did not start in ${timeout} ms\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      running.delete(program);
      killGroup(child);
      await exited;
    },
  };
  running.add(program);
  return program;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The program has ended already.
  }
}

/** A port for a program that cannot choose one itself and report it. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
