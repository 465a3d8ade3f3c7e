/**
 * The beginnings of private addresses: 10/8, 127/8, 169.254/16, 172.16/12, 192.168/16, fc00::/7, fe80::/10.
 * `[fd` is also the beginning of `[fd::1]`, which is 00fd::1: no host has an address of the reserved block 0000::/8.
 *
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const PRIVATE = /^(?:(?:10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.|\[f(?:c|d|e[89ab]))/;

/** Is every address that begins with this text one of a private network? */
export function isPrivateAddress(beginning: string): boolean {
  return PRIVATE.test(beginning);
}
