/** What corsmith reads of a request. Requests of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}
