import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import connect from 'connect';
import express from 'express';
import express4 from 'express4';
import { expect, onTestFinished } from 'vitest';
import { type CorsHeaders, headersOf } from '../row.ts';
import { type Outgoing, sendHttp } from '../runners/http-client.ts';
import { listen } from '../runners/listen.ts';
import type { Received } from '../runners/runner.ts';

/** Both versions of Express, for `describe.each`. */
export const EXPRESSES: readonly (readonly [name: string, create: () => express.Express])[] = [
  ['Express 4', express4],
  ['Express 5', express],
];

/** What Connect and both versions of Express have in common. */
interface Application {
  (request: IncomingMessage, response: ServerResponse): void;
  use(handler: Handler): unknown;
  use(path: string, handler: Handler): unknown;
}
type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

export const APPLICATIONS: readonly (readonly [name: string, create: () => Application])[] = [
  ['Connect', connect],
  ...EXPRESSES,
];

/** Serves over a real socket until the test ends. */
export async function serve(listener: RequestListener): Promise<(outgoing: Outgoing) => Promise<Received>> {
  const { port, close } = await listen(createServer(listener));
  onTestFinished(close);
  return (outgoing) => sendHttp(port, outgoing);
}

/** Compares status, CORS headers and Vary; headers that are left out must be absent. */
export function expectAnswer(received: Received, status: number, fields: CorsHeaders, vary: string | null): void {
  const expected = { ...headersOf(fields), vary };
  expect([
    received.status,
    Object.fromEntries(Object.keys(expected).map((name) => [name, line(received, name)])),
  ]).toEqual([status, expected]);
}

/** A header of one line; `null` where it is absent. */
export function line({ headers }: Received, name: string): string | null {
  const values = headers.get(name);
  return values === undefined ? null : values.join(' AND ');
}

/** A request with an Origin. */
export function from(origin: string, path: string, outgoing: Outgoing = {}): Outgoing {
  return { ...outgoing, path, headers: { origin, ...outgoing.headers } };
}

/** A preflight for PUT. */
export function preflightFrom(origin: string, path: string): Outgoing {
  return from(origin, path, { method: 'OPTIONS', headers: { 'access-control-request-method': 'PUT' } });
}
