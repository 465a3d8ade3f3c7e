/** The parts of a request that corsmith uses. Requests of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsRequest {
  /** As in the request line. */
  readonly method?: string | undefined;
  /** Read only for `enforce.allowedHosts`: a proxy request has the server's name here. */
  readonly url?: string | undefined;
  /** Values by lower-case name. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** Names and values in turn, as received. Read only for `enforce.allowedHosts`: `headers` has only one `Host`. */
  readonly rawHeaders?: readonly string[] | undefined;
}
