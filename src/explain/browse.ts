import type { PageBody, PageRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { Trace } from '../browser/verdict.ts';
import { describeBlock } from '../diagnose/describe-block.ts';
import { type Application, serve } from './serve.ts';

/** A request for the test helper: as a page makes it, with a real body. */
export interface BrowseRequest extends Omit<PageRequest, 'body'> {
  /** A path, or a URL under which the application is to be known; its requests reach the application either way. */
  readonly url: string;
  /** Anything that `fetch` takes. */
  readonly body?: ConstructorParameters<typeof Response>[0];
  /** Milliseconds to wait for each answer. @default 3000 */
  readonly timeout?: number | undefined;
}

/** What the page gets. */
export interface BrowseResult {
  /** Could the script read the answer? */
  readonly readable: boolean;
  /** Why not: one sentence, empty where it could. */
  readonly why: string;
  /** The status as the script sees it; 0 where it sees none. */
  readonly status: number;
  /** The headers that the script sees, by lower-case name; all others are hidden from it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as the script reads it; empty where it cannot. */
  readonly body: string;
  /** Every step of the browser's and everything that went over the wire. */
  readonly trace: Trace;
}

/**
 * Lets a page of another origin ask an application, as a browser would: with a preflight where one is needed, every
 * check, and redirects. For tests in vitest, jest or node:test; nothing leaves the machine.
 *
 * @param application an Express or Connect app, any `(req, res)` function, a `node:http` server, a `(Request) => Response`
 * function, or an object with `fetch`
 * @throws what the application throws
 * @example
 * const page = await browse(app, { origin: 'https://app.example.com', url: '/items', method: 'PUT' });
 * expect(page.why).toBe('');
 * expect(page.headers['x-request-id']).toBe('1');
 * @see https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function browse(application: Application, request: BrowseRequest): Promise<BrowseResult> {
  const { timeout = 3000, body, ...page } = request;
  const served = await serve(application, timeout);
  let text = '';
  try {
    const url = URL.canParse(page.url) ? page.url : new URL(page.url, served.origin).href;
    const sent = body === undefined || body === null ? undefined : await bytesOf(body);
    const trace = await perform({ ...page, url, body: sent?.kind }, async (wire) => {
      // elsewhere than at the application nobody answers
      if (new URL(wire.url).origin !== new URL(url).origin) return undefined;
      const response = await served.send(wire, wire.hasBody ? sent?.bytes : undefined);
      text = response?.body ?? '';
      return response;
    });
    return resultOf(trace, text);
  } finally {
    await served.close();
  }
}

async function bytesOf(
  body: NonNullable<BrowseRequest['body']>,
): Promise<{ readonly kind: PageBody; readonly bytes: Uint8Array }> {
  const response = new Response(body);
  // the bytes of a form have a boundary in them, which the type must name
  const kind: PageBody =
    body instanceof ReadableStream
      ? { kind: 'ReadableStream' }
      : { kind: 'Blob', type: response.headers.get('content-type') ?? '' };
  return { kind, bytes: new Uint8Array(await response.arrayBuffer()) };
}

function resultOf(trace: Trace, text: string): BrowseResult {
  const { verdict } = trace;
  const why = describeBlock(trace);
  if (verdict.kind !== 'readable') return { readable: false, why, status: 0, headers: {}, body: '', trace };
  const { status, headers } = verdict.response;
  return { readable: true, why, status, headers: asRecord(headers), body: text, trace };
}

function asRecord(headers: readonly (readonly [name: string, value: string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(new Headers(headers.map(([name, value]): [string, string] => [name, value])));
}
