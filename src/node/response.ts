import { mergeNames, RESPONSE_FIELDS } from '../standard/cors-headers.ts';
import { warnLayered } from './emit-warning.ts';

/** What corsmith needs of a response. Responses of Express, Connect, `node:http` and `node:http2` all have it. */
export interface CorsResponse {
  statusCode: number;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  /** Of `node:http2`, where only the stream knows that the client has left. */
  readonly stream?: { readonly destroyed?: boolean } | undefined;
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string): unknown;
  removeHeader?(name: string): void;
  end(): unknown;
  end(body: string): unknown;
}

/** Hands the request on, or hands on what went wrong. */
export type CorsNext = (error?: unknown) => void;

/** The last policy applied wins whole: what an outer layer set goes first. */
export function takeAway(response: CorsResponse): void {
  if (
    response.getHeader('access-control-allow-origin') === undefined &&
    response.getHeader('access-control-allow-credentials') === undefined
  )
    return;
  takeAllAway(response);
}

/** Apart from `takeAway`, which is run for each request, while this seldom is. */
function takeAllAway(response: CorsResponse): void {
  warnLayered();
  for (const name of RESPONSE_FIELDS) response.removeHeader?.(name);
}

export function mergeVary(response: CorsResponse, names: readonly string[]): void {
  if (names.length === 0) return;
  const present = response.getHeader('vary');
  response.setHeader('Vary', mergeNames(inOneLine(present), names));
}

function inOneLine(lines: number | string | readonly string[] | undefined): string | undefined {
  if (typeof lines === 'object') return lines.join(', ');
  return lines === undefined ? undefined : String(lines);
}

/** An answer that comes after the response has begun, or the client has left, can change nothing any more. */
export function hasBegun({ headersSent, writableEnded, destroyed, stream }: CorsResponse): boolean {
  return headersSent === true || writableEnded === true || destroyed === true || stream?.destroyed === true;
}
