/** An address as URLs have it: without a zone, and IPv6 in its shortest form and in brackets. Anything else stays as it is. */
export function toUrlHost(address: string): string {
  const text = address.replace(/%.*/, '').replace(/^[^[]*:.*$/, '[$&]');
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : address;
}
