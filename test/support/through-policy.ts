import { byteLowercase, type HeaderLine, type RawResponse, type WireRequest } from './browser/index.ts';

export interface Decision {
  readonly set: readonly HeaderLine[];
  readonly vary: readonly string[];
  readonly status?: number | undefined;
}

export interface Policy {
  evaluate(request: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
  }): Decision | PromiseLike<Decision>;
}

/** The response with a policy's decision, from a server that otherwise responds with 200 and these headers. */
export async function throughPolicy(
  policy: Policy,
  { method, headers }: WireRequest,
  handlerHeaders: readonly HeaderLine[],
): Promise<RawResponse> {
  const { set, vary, status } = await policy.evaluate({ method, headers: receivedHeaders(headers) });
  const varyLines: readonly HeaderLine[] = vary.length === 0 ? [] : [['Vary', vary.join(', ')]];
  return { status: status ?? 200, headers: [...set, ...varyLines, ...(status === undefined ? handlerHeaders : [])] };
}

/** Headers as in node:http: with lower-case names, and repeated lines joined. */
export function receivedHeaders(lines: readonly HeaderLine[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of lines) {
    const key = byteLowercase(name);
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers;
}
