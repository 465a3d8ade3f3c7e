import type { RawResponse } from '../browser/page-request.ts';

/** Responses to further requests, which no browser sends. They show why the browser's request failed, or will fail. */
export interface Evidence {
  /** To the same request without Origin, as for an `<img>`. */
  readonly withoutOrigin?: RawResponse | undefined;
  /** To the same request with the User-Agent of a program. */
  readonly asProgram?: RawResponse | undefined;
}
