/** Where to connect to for a URL. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** The name in the TLS handshake; absent for addresses. */
  readonly servername?: string;
}

export function targetOf({ hostname, protocol, port }: URL): Target {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$|:/.test(host);
  return {
    host,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    ...(isAddress ? {} : { servername: host }),
  };
}
