/** Where to connect to for a URL. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** The name in the TLS handshake; absent for addresses. */
  readonly servername?: string;
}

export function targetOf({ hostname, protocol, port }: URL): Target {
  // browsers do not look up these names, and systems do not always know them
  const name = /\.localhost\.?$/.test(hostname) ? 'localhost' : hostname;
  const host = name.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$|:/.test(host);
  return {
    host,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    ...(isAddress ? {} : { servername: hostname }),
  };
}
