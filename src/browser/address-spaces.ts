import { isLoopbackHost } from '../standard/origins.ts';
import type { EngineName } from './engine-name.ts';

/** Where an address belongs: https://wicg.github.io/local-network-access/#ip-address-space. `0.0.0.0` is unspecified. */
export type AddressSpace = 'loopback' | 'local' | 'public' | 'unspecified';

/** Private networks (10/8, 172.16/12, 192.168/16, fc00::/7), link-local (169.254/16, fe80::/10), CGNAT (100.64/10), mDNS names. */
const LOCAL =
  /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$|^\[(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):|\.local\.?$/;

/** Site-local (fec0::/10) and documentation (2001:db8::/32). */
const LOCAL_IN_CHROMIUM = /^\[(?:fe[c-f][\da-f]|2001:db8):/;

/** The space of a URL's host: an address, or a name that belongs to the loopback or the local network without DNS. */
export function addressSpaceOf(host: string, engine?: EngineName): AddressSpace {
  // an IPv4-mapped address counts as its IPv4 address
  const address = host.replace(/^\[::ffff:(.+):(.+)]$/, (_, high, low) => [high, low].flatMap(octets).join('.'));
  if (isLoopbackHost(address)) return 'loopback';
  if (/^(?:0\.0\.0\.0|\[::])$/.test(address)) return 'unspecified';
  return LOCAL.test(address) || (engine !== 'firefox' && LOCAL_IN_CHROMIUM.test(address)) ? 'local' : 'public';
}

function octets(group: string): readonly number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
