import type { PageBody, PageRequest } from '../browser/page-request.ts';
import { perform } from '../browser/predict.ts';
import type { Trace } from '../browser/verdict.ts';
import { describeBlock } from '../diagnose/describe-block.ts';
import { type Application, serve } from './serve.ts';

/** A request of a page, with a real body. */
export interface BrowseRequest extends Omit<PageRequest, 'body' | 'addresses'> {
  /** A path, or an absolute URL; the application gets the request in both cases. */
  readonly url: string;
  /** Any body of `fetch`. @default none */
  readonly body?: ConstructorParameters<typeof Response>[0];
  /** Milliseconds to wait for each response. @default 3000 */
  readonly timeout?: number | undefined;
}

/** What the page gets. */
export interface BrowseResult {
  /** Whether the script can read the response. */
  readonly readable: boolean;
  /** Why the script cannot read it; empty if it can. */
  readonly why: string;
  /** The status for the script; 0 if it cannot read the response. */
  readonly status: number;
  /** The headers that the script can read, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body for the script; empty if it cannot read the response. */
  readonly body: string;
  /** Every step of the browser, and every request with its response. */
  readonly trace: Trace;
}

/**
 * Sends a request of a page to an application as a browser does, with preflight, checks and redirects. For tests in
 * vitest, jest or node:test: no request goes to another machine.
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
      // a redirect to another origin has no server here
      if (new URL(wire.url).origin !== new URL(url).origin) return undefined;
      const response = await served.send(wire, wire.hasBody ? sent?.bytes : undefined);
      text = response?.body ?? '';
      return response;
    });
    // the application is not where its URL says
    const steps = trace.steps.filter(({ code }) => code !== 'address-space');
    return resultOf({ ...trace, steps }, text);
  } finally {
    await served.close();
  }
}

async function bytesOf(
  body: NonNullable<BrowseRequest['body']>,
): Promise<{ readonly kind: PageBody; readonly bytes: Uint8Array }> {
  const response = new Response(body);
  // the type of a form has the boundary of these bytes
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
