import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import cors, { type CorsOptions } from 'cors';
import express from 'express';
import type { DiagnosisCode } from '../../src/explain.ts';
import { type CorsOptions as CorsmithOptions, cors as corsmith } from '../../src/index.ts';

/** A server that is set up wrongly, a request to it, and what the command says. */
export interface Setup {
  readonly what: string;
  /** Listeners to start; `place` has the URLs of those started before. Requests go to the last one. */
  readonly servers: readonly ((place: readonly string[]) => RequestListener | Server)[];
  /** Below the server's URL. */
  readonly path?: string;
  readonly args?: readonly string[];
  /** The first cause. */
  readonly cause: DiagnosisCode;
  /** A part of the text. */
  readonly change: string;
  /** What to write in the options; absent if they are not the cause. */
  readonly options?: string;
  /** The options of the server, if only they are wrong. */
  readonly configured?: Configured;
  /** @default 1 */
  readonly exit?: number;
}

/** A middleware with its options. */
export type Configured =
  | { readonly middleware: 'cors'; readonly options: CorsOptions }
  | { readonly middleware: 'corsmith'; readonly options: CorsmithOptions };

/** An application with these options of `cors`, or of corsmith. */
export function behind(options: CorsOptions): Pick<Setup, 'servers' | 'configured'> {
  return configuredServer({ middleware: 'cors', options });
}

export function behindCorsmith(options: CorsmithOptions): Pick<Setup, 'servers' | 'configured'> {
  return configuredServer({ middleware: 'corsmith', options });
}

export function configuredServer(
  configured: Configured,
  headers: Readonly<Record<string, string>> = {},
): Pick<Setup, 'servers' | 'configured'> {
  return {
    configured,
    servers: [
      () =>
        express()
          .use(configured.middleware === 'cors' ? cors(configured.options) : corsmith(configured.options))
          .use((_, res) => void res.set(headers).json([])),
    ],
  };
}

export interface Started {
  readonly url: string;
  close(): void;
}

/** Starts the servers of a set-up, one after the other. */
export async function start({ servers }: Pick<Setup, 'servers'>): Promise<Started> {
  const started: Server[] = [];
  const place: string[] = [];
  for (const make of servers) {
    const made = make(place);
    const server = typeof made === 'function' ? createServer(made) : made;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    started.push(server);
    const scheme = 'setSecureContext' in server ? 'https' : 'http';
    place.push(`${scheme}://localhost:${(server.address() as AddressInfo).port}`);
  }
  return {
    url: place.at(-1) ?? '',
    close() {
      for (const server of started) server.close();
    },
  };
}

/** The page of all set-ups, unless a row has another. */
export const PAGE = 'http://app.example';

/** The command for a set-up. */
export function argumentsFor({ path = '/items', args = [] }: Setup, { url }: Started): readonly string[] {
  return [
    'explain',
    `${url}${path}`,
    '--origin',
    PAGE,
    '--page-address',
    '127.0.0.1',
    ...args.map((arg) => arg.replace('<url>', url)),
  ];
}
