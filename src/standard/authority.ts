/** host (253) "." ":" port (5): no client needs a longer one. */
const LONGEST = 260;

// Host = host [ ":" port ]
//   host = "[" IPv6 "]" / label *( "." label ) [ "." ]
//   port = 1 to 65535 without leading zero
const HOST = /^(?:(\[[\da-f:]+\])|([\da-z_-]+(?:\.[\da-z_-]+)*)\.?)(?::([1-9]\d{0,4}))?$/;

/** Where a request is sent: a host in lower case, without trailing dot; `port` is empty for the scheme's own. */
export interface Authority {
  readonly host: string;
  readonly port: string;
}

/**
 * The value of `Host` or `:authority` in its parts; undefined if it is not one host. It has no user information.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#field.host
 * https://www.rfc-editor.org/rfc/rfc9113#section-8.3.1
 */
export function parseAuthority(text: string): Authority | undefined {
  const [, address, host = address, port = ''] = (text.length <= LONGEST && HOST.exec(text.toLowerCase())) || [];
  return host === undefined || Number(port) > 65535 ? undefined : { host, port };
}
