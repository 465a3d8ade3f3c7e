import { describe, expect, it } from 'vitest';
import { compileEach } from '../types/compile.ts';
import { ENTRIES, publicItems } from './api.ts';

/** Names that the examples of an entry use in addition to its exports. */
const NAMES: Readonly<Record<string, string>> = {
  'src/index.ts': `
    import { createServer } from 'node:http';
    import type { Duplex } from 'node:stream';
    import { allowsUpgrade, allowedOrigins, applyReplacement, classify, cors, createPolicy, observe, originsFrom, reasons } from '../../src/index.ts';
    import type { CorsConfigError, CorsPolicy, CorsRequest } from '../../src/index.ts';
    declare const server: import('node:http').Server;
    declare const sockets: { handleUpgrade(request: object, socket: Duplex, head: Buffer, serve: () => void): void };
    declare const serve: () => void;
    declare const handle: (request: object, response: object) => void;
    declare const request: CorsRequest;
    declare const response: import('node:http').ServerResponse;
    declare const policy: CorsPolicy;
    declare const everyone: CorsPolicy;
    declare const ourPages: CorsPolicy;
    declare const error: CorsConfigError;
    declare const options: object;
    declare const tenants: { find(tenant: { readonly origin: string }): Promise<object | undefined> };
    declare const originFromDatabase: (origin: string) => Promise<boolean>;`,
  'src/compat.ts': `
    import cors from '../../src/compat.ts';
    declare const allowed: Set<string | undefined>;`,
  'src/web.ts': `
    import { cors, createPolicy, originsFrom } from '../../src/web.ts';
    import type { CorsConfigError, CorsPolicy } from '../../src/web.ts';
    declare const everyone: CorsPolicy;
    declare const ourPages: CorsPolicy;
    declare const origin: 'https://app.example.com';
    declare const policy: CorsPolicy;
    declare const request: Request;
    declare const handle: (request: Request) => Promise<Response>;
    const { finish, respond, wrap } = cors();
    declare const tenants: { find(tenant: { readonly origin: string }): Promise<object | undefined> };
    declare const originFromDatabase: (origin: string) => Promise<boolean>;`,
  'src/explain.ts': `
    import { expect } from 'vitest';
    import { cors, createPolicy } from '../../src/index.ts';
    import { browse, describeBlock, diagnose, engineMessages, explain, maxAge, optionChange, pageHeaders, perform, predict, preflightCacheSeconds, preflightTriggers, reasons } from '../../src/explain.ts';
    import type { PageRequest, RawResponse, Trace, WireRequest } from '../../src/explain.ts';
    declare const request: PageRequest;
    declare const responses: readonly RawResponse[];
    declare const send: (request: WireRequest) => Promise<RawResponse>;
    declare const trace: Trace;`,
};

const seen = new Set<string>();

describe.each(ENTRIES)('the examples of %s', (entry) => {
  // exports of several entries are tested with the first entry
  const examples = publicItems(entry)
    .flatMap(({ name, file, tags }) =>
      tags.flatMap((tag) => (tag.name === 'example' ? [{ name, file, code: tag.text }] : [])),
    )
    .filter(({ name, file }) => !seen.has(`${file} ${name}`) && seen.add(`${file} ${name}`));

  it('compile', () => {
    const errors = compileEach(
      examples.map(({ name, code }) => wrapped(name, code)),
      {
        // the examples are JavaScript
        noImplicitAny: false,
        useUnknownInCatchVariables: false,
        lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      },
      NAMES[entry],
    );
    expect(examples.length).toBeGreaterThan(5);
    expect(examples.map(({ name }, index) => [name, errors[index]]).filter(([, error]) => error !== '')).toEqual([]);
  });
});

/** An example as a module: an object literal becomes a value or the argument of `cors()`, other code a function body. */
function wrapped(name: string, code: string): string {
  if (code.startsWith('{')) return name.includes('Options.') ? `void cors(${code})` : `void (${code})`;
  return `async function example() {\n${code.replace(/^export default /m, 'const served = ')}\n}`;
}
