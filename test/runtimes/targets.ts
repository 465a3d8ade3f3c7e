export type Runtime = 'Node 20' | 'Node 22' | 'Node 24' | 'Node 26' | 'Bun' | 'Deno' | 'workerd';

/** A recipe, and how it is run. */
export interface Target {
  /** The heading of the recipe. */
  readonly recipe: string;
  /** The folder of its application in `apps`, and of everything in `work`. */
  readonly id: string;
  /** The package whose version is shown. */
  readonly framework?: string;
  readonly runtimes: readonly Runtime[];
  readonly shared?: 'node' | 'web';
  /** The package and the arguments of the command that builds it, before it is started. */
  readonly build?: readonly [bin: string, ...rest: readonly string[]];
  /** What is started. */
  readonly start: string | readonly [bin: string, ...rest: readonly string[]];
  /** Where the application is. */
  readonly path?: string;
  /**
   * Whether there is no test application behind the policy, as in socket.io. Then only the headers of GET and OPTIONS
   * are compared, and only for policies that `createPolicy` accepts.
   */
  readonly headersOnly?: true;
  /** Whether the recipe itself logs errors. */
  readonly logsErrors?: true;
  /** Rows that the framework or the runtime cannot pass, by their names, and why. */
  readonly except?: readonly { readonly row: string; readonly why: string }[];
}

const NODES = ['Node 20', 'Node 22', 'Node 24', 'Node 26'] as const;
const MODERN = ['Node 22', 'Node 24', 'Node 26'] as const;
const EVERYWHERE = [...NODES, 'Bun', 'Deno'] as const;

export const REFERENCE: Target = {
  recipe: 'Express and Connect',
  id: 'express',
  framework: 'express',
  runtimes: EVERYWHERE,
  shared: 'node',
  start: 'server.js',
};

export const TARGETS: readonly Target[] = [
  REFERENCE,
  { recipe: 'node:http', id: 'node-http', runtimes: EVERYWHERE, shared: 'node', start: 'server.js' },
  { recipe: 'Koa', id: 'koa', framework: 'koa', runtimes: NODES, start: 'server.js' },
  { recipe: 'Fastify', id: 'fastify', framework: 'fastify', runtimes: NODES, start: 'server.js' },
  { recipe: 'Nest', id: 'nest', framework: '@nestjs/core', runtimes: NODES, shared: 'node', start: 'main.js' },
  {
    recipe: 'socket.io',
    id: 'socket-io',
    framework: 'socket.io',
    runtimes: NODES,
    start: 'server.js',
    path: '/socket.io/?EIO=4&transport=polling&to=',
    headersOnly: true,
  },
  { recipe: 'h3 1', id: 'h3-1', framework: 'h3', runtimes: NODES, start: 'server.js' },
  {
    recipe: 'h3 2',
    id: 'h3-2',
    framework: 'h3-2',
    runtimes: NODES,
    shared: 'web',
    logsErrors: true,
    start: 'server.js',
  },
  {
    recipe: 'Hono',
    id: 'hono',
    framework: 'hono',
    runtimes: NODES,
    shared: 'web',
    logsErrors: true,
    start: 'server.js',
  },
  { recipe: 'Bun', id: 'bun', runtimes: ['Bun'], shared: 'web', logsErrors: true, start: 'server.js' },
  { recipe: 'Deno', id: 'deno', runtimes: ['Deno'], shared: 'web', logsErrors: true, start: 'server.js' },
  {
    recipe: 'Cloudflare Workers',
    id: 'workers',
    runtimes: ['workerd'],
    shared: 'web',
    logsErrors: true,
    start: 'worker.js',
    except: [{ row: 'a list against a preflight of: an empty Origin', why: 'workerd removes headers without a value' }],
  },
  {
    recipe: 'Next.js',
    id: 'next',
    framework: 'next',
    runtimes: NODES,
    shared: 'web',
    logsErrors: true,
    build: ['next', 'build'],
    start: ['next', 'start'],
    except: [
      { row: 'any origin: a custom method', why: 'Next.js responds to PROPFIND with 400' },
      { row: 'publicHost as a function: returns undefined', why: 'Next.js itself sets X-Forwarded-Host' },
    ],
  },
  {
    recipe: 'SvelteKit',
    id: 'sveltekit',
    framework: '@sveltejs/kit',
    runtimes: MODERN,
    shared: 'web',
    logsErrors: true,
    build: ['vite', 'build'],
    start: 'build/index.js',
  },
  {
    recipe: 'Astro',
    id: 'astro',
    framework: 'astro',
    runtimes: MODERN,
    shared: 'web',
    logsErrors: true,
    build: ['astro', 'build'],
    start: 'dist/server/entry.mjs',
  },
  {
    recipe: 'Nuxt and Nitro',
    id: 'nuxt',
    framework: 'nuxt',
    runtimes: MODERN,
    build: ['nuxt', 'build'],
    start: '.output/server/index.mjs',
  },
  {
    recipe: 'Nuxt and Nitro',
    id: 'nitro',
    framework: 'nitropack',
    runtimes: MODERN,
    build: ['nitropack', 'build'],
    start: '.output/server/index.mjs',
  },
];
