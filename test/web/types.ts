import { cors, createPolicy } from '../../src/web.ts';

// compiled, never run: what the compiler has to accept

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

/** A delegate is shown a request. */
export const delegates: readonly object[] = [
  cors((request) => (request.url.endsWith('/open') ? createPolicy('*') : { origin: false })),
  cors((request, callback) => callback(null, { origin: request.headers.get('x-tenant') ?? false })),
  cors((request: FrameworkRequest) => ({ origin: request.nextUrl.origin })),
];
