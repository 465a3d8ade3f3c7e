import { cors, createPolicy } from '../../src/web.ts';

// only compiled, never run: code that the compiler has to accept

interface FrameworkRequest extends Request {
  readonly nextUrl: URL;
}

const { wrap } = cors('https://a.example');

/** A handler keeps its parameters. */
export const GET: (request: FrameworkRequest, context: { readonly id: string }) => Promise<Response> = wrap(
  (request: FrameworkRequest, context: { readonly id: string }) => Response.json([request.nextUrl.href, context.id]),
);
export const alone: (request: Request) => Promise<Response> = wrap(() => new Response());
export const inferred: Promise<Response> = wrap(async (request) => new Response(request.body))(
  new Request('https://a'),
);

/** A delegate gets a request. */
export const delegates: readonly object[] = [
  cors((request) => (request.url.endsWith('/open') ? createPolicy('*') : { origin: false })),
  cors((request, callback) => callback(null, { origin: request.headers.get('x-tenant') ?? false })),
  cors((request: FrameworkRequest) => ({ origin: request.nextUrl.origin })),
];

/** An upgrade is `undefined`, which stays in the type of what `wrap` returns, and only there. */
interface Server {
  upgrade(request: Request): boolean;
}
export const upgrading: (request: Request, server: Server) => Promise<Response | undefined> = wrap(
  (request, server) => {
    if (server.upgrade(request)) return;
    return new Response();
  },
  { onError: (error, request) => (error instanceof Error ? new Response(request.url) : undefined) },
);

/** The parameters are those of the framework. */
declare function serve(options: {
  fetch: (request: Request, server: Server) => Response | undefined | Promise<Response | undefined>;
}): void;
export const started = (): void =>
  serve({
    fetch: wrap(async (request, server) => (server.upgrade(request) ? undefined : new Response()), {
      onError: () => new Response(null, { status: 500 }),
    }),
  });

// @ts-expect-error a response is not undefined where the handler may return undefined
export const wrong: (request: Request) => Promise<Response> = wrap(() => undefined);
