import type { RequestMode } from '../../browser/page-request.ts';

/** What one message of a console says about a request. */
export interface ConsoleLine {
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly method?: string | undefined;
  /** The request header that the server does not allow. */
  readonly header?: string | undefined;
  readonly mode?: RequestMode | undefined;
  /** The browser requires Access-Control-Allow-Credentials: the request was made with credentials. */
  readonly isCredentialed?: boolean | undefined;
  /** A preflight was sent. */
  readonly isPreflighted?: boolean | undefined;
  /** The method is neither GET, HEAD nor POST, but the line does not name it. */
  readonly hasUnsafeMethod?: boolean | undefined;
  /** The line adds nothing to an earlier one for the same URL. */
  readonly isFollowUp?: boolean | undefined;
}

/** The meaning of a reason in one engine's messages; the first match counts. */
export type ReasonTable = readonly (readonly [pattern: RegExp, read: (match: RegExpExecArray) => ConsoleLine])[];

export function readReason(reason: string, table: ReasonTable): ConsoleLine | undefined {
  for (const [pattern, read] of table) {
    const match = pattern.exec(reason);
    if (match !== null) return read(match);
  }
  return undefined;
}
