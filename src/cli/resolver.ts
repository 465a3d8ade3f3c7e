import { lookup } from 'node:dns/promises';
import { isLoopbackHost } from '../standard/origins.ts';
import { toUrlHost } from './input/url-host.ts';

/** Resolves to the address of a host name; rejects if it has none. */
export type Lookup = (name: string) => Promise<string>;

/** The addresses of the hosts of a run. */
export interface Resolver {
  /** By host, as in URLs. Filled while hosts are resolved. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Never fails: the request itself shows why a name has no address. */
  resolve(host: string): Promise<void>;
}

/** @param timeout milliseconds for each name */
export function createResolver(known: Readonly<Record<string, string>>, timeout: number, find: Lookup): Resolver {
  const addresses: Record<string, string> = { ...known };
  return {
    addresses,
    async resolve(host) {
      if (Object.hasOwn(addresses, host) || isLoopbackHost(host) || NO_NAME.test(host)) return;
      const address = await within(timeout, find(host));
      if (address !== undefined) addresses[host] = toUrlHost(address);
    },
  };
}

/** An address, or the host of a URL that has none. */
const NO_NAME = /^[\d.]*$|^\[/;

/** The first address, in the order of the system. */
export async function systemLookup(name: string): Promise<string> {
  return (await lookup(name)).address;
}

async function within(milliseconds: number, pending: Promise<string>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([pending, timeout]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
