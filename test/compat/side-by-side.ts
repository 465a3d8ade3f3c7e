import npm from 'cors';
import cors from '../../src/compat.ts';
import type { Make, Middleware } from './fuzz/play.ts';

export const SIDES: Readonly<Record<'cors' | 'compat', Make>> = { cors: npm as Make, compat: cors as Make };

/** The result of one side; headers that it did not send are absent. */
export interface Seen {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether `next` was called, and the argument if Connect treats it as an error. */
  readonly next?: unknown;
  readonly threw?: unknown;
  readonly hangs?: true;
}

export interface Sent {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly before?: Readonly<Record<string, string | readonly string[]>>;
}

/** Sends one request through a middleware, on a fake that has only what npm `cors` uses. */
export async function send(middleware: Middleware, { method = 'GET', headers = {}, before = {} }: Sent): Promise<Seen> {
  const fields = new Map<string, unknown>(Object.entries(before));
  const nexts: unknown[] = [];
  let ended = false;
  let threw: { readonly threw?: unknown } = {};
  const response = {
    statusCode: 200,
    getHeader: (name: string) => fields.get(name.toLowerCase()),
    setHeader(name: string, value: unknown) {
      if (/[^\t\x20-\x7e\x80-\xff]/.test(String(value))) throw new TypeError(`invalid character in ${name}`);
      fields.set(name.toLowerCase(), String(value));
    },
    end() {
      if (!(Number(response.statusCode) >= 100 && Number(response.statusCode) <= 999)) throw new RangeError('status');
      ended = true;
    },
  };
  try {
    middleware({ method, headers } as never, response as never, (error) => {
      nexts.push(error || 'nothing');
    });
  } catch (error) {
    threw = { threw: error };
  }
  await new Promise(setImmediate);
  const hangs = !ended && nexts.length === 0 && !('threw' in threw);
  return {
    headers: Object.fromEntries([...fields].map(([name, value]) => [name, String(value)])),
    ...(ended ? { status: Number(response.statusCode) } : {}),
    ...(nexts.length > 0 && { next: nexts.length === 1 ? nexts[0] : nexts }),
    ...threw,
    ...(hangs ? { hangs } : {}),
  };
}
