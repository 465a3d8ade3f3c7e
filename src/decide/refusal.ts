/** The body of the response to a request that the guard refuses, to be sent as JSON. */
export function refusedBody(code: string = 'cross-site-request-refused'): { readonly code: string } {
  return { code };
}
