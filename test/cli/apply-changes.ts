import type { CorsOptions as NpmCorsOptions } from 'cors';
import { expect } from 'vitest';
import type { CorsOptions } from '../../src/index.ts';
import { applyReplacement } from '../../src/options/apply-replacement.ts';
import { normalize } from '../../src/policy/policy.ts';
import { argumentsFor, type Configured, configuredServer, type Setup, start } from './setup.ts';
import { corsmith } from './terminal.ts';

const FOREIGN = ['https://evil.example', 'http://app.example.evil.example', 'null'];

/** A second cause shows only when the first is gone. */
const MOST_CHANGES = 4;

/**
 * Explains a server, applies the change that is printed to its options, and starts it again, until the page can read the
 * response. Foreign origins stay out, and what was allowed stays allowed. Returns the changes.
 */
export async function applyChanges(setup: Setup, written: Configured): Promise<readonly string[]> {
  const printed: string[] = [];
  let configured = written;
  let servers = setup.servers;
  const before = await allowsForeign(servers);
  for (let changes = 0; ; changes++) {
    const server = await start({ servers });
    const { code, out } = await corsmith(...argumentsFor(setup, server), '--send', '--json');
    server.close();
    if (code === 0) break;
    expect(changes).toBeLessThan(MOST_CHANGES);
    const change: string = JSON.parse(out).options[configured.middleware];
    printed.push(change);
    configured = paste(configured, change);
    servers = configuredServer(configured).servers;
  }
  const after = await allowsForeign(servers);
  expect(after.filter((isAllowed, index) => isAllowed && before[index] === false)).toEqual([]);
  if (configured.options.origin !== undefined) expect(after).toEqual([false, false, false]);
  return printed;
}

/** The options with the code that is printed, as if it was pasted into them. */
export function paste({ middleware, options }: Configured, code: string): Configured {
  const present = [options.origin ?? []].flat();
  const changes: CorsOptions = new Function('origins', `return {${code}}`)(present);
  expect(changes.origin ?? present).toEqual(expect.arrayContaining(present.filter(isOrigin)));
  // what is printed for a middleware fits its options: that it does is what the test shows
  if (middleware === 'cors') return { middleware, options: { ...options, ...changes } as NpmCorsOptions };
  return { middleware, options: corrected({ ...options, ...changes }) };
}

/** `methods: '*'` cannot be used with `credentials: true`: the error at the start has its own replacement. */
function corrected(options: CorsOptions): CorsOptions {
  const { issues } = normalize(options);
  return issues.reduceRight(applyReplacement, options as unknown) as CorsOptions;
}

function isOrigin(entry: unknown): boolean {
  return typeof entry === 'string' && !entry.includes('*') && URL.canParse(entry) && new URL(entry).origin === entry;
}

async function allowsForeign(servers: Setup['servers']): Promise<readonly boolean[]> {
  const server = await start({ servers });
  const responses = await Promise.all(FOREIGN.map((origin) => fetch(server.url, { headers: { origin } })));
  server.close();
  const allowed = responses.map(({ headers }) => headers.get('access-control-allow-origin'));
  return allowed.map((value, index) => value === '*' || value === FOREIGN[index]);
}
