import { setImmediate } from 'node:timers/promises';
import type { Outcome } from '../check.ts';
import { UNTOUCHED } from '../check.ts';
import { isSynchronous } from '../row.ts';
import type { Runner } from './runner.ts';

type Value = string | readonly string[];

/** The minimum that corsmith requires: a request with a method and headers, a response with five members, or six. */
export function fakeRunner(members: { readonly removeHeader: boolean }): Runner {
  return {
    async run(row, middleware) {
      const headers = new Map(Object.entries(row.before ?? {}));
      const nextCalls: unknown[] = [];
      let body: string | undefined;
      const answered = new Promise<{ readonly statusCode: number }>((resolve) => {
        const fake = {
          statusCode: UNTOUCHED,
          getHeader: (name: string) => headers.get(name.toLowerCase()),
          setHeader: (name: string, value: Value) => void headers.set(name.toLowerCase(), value),
          end: (text = '') => {
            body = (body ?? '') + text;
            resolve(fake);
          },
          ...(members.removeHeader ? { removeHeader: (name: string) => void headers.delete(name.toLowerCase()) } : {}),
        };
        middleware(row.request, fake, (...args) => {
          nextCalls.push(args[0]);
          resolve(fake);
        });
      });
      const waits = nextCalls.length === 0 && body === undefined;
      if (waits && isSynchronous(row)) throw new Error('the decision was not synchronous');
      const { statusCode } = await answered;
      await setImmediate();
      return {
        nextCalls,
        status: statusCode,
        headers: asLines(headers),
        body: row.request.method === 'HEAD' ? '' : (body ?? ''),
      };
    },
    close: async () => undefined,
  };
}

function asLines(headers: ReadonlyMap<string, Value>): Outcome['headers'] {
  return new Map([...headers].map(([name, value]) => [name, typeof value === 'string' ? [value] : value]));
}
