import { cors } from '../../../src/web.ts';
import { EXCHANGES } from '../../exchanges/table.ts';
import { throughHalves } from '../through-web.ts';

/** What a worker's runtime has beside the standard. */
declare const WebSocketPair: new () => Readonly<Record<0 | 1, { accept(): void }>>;

interface Environment {
  readonly UPSTREAM: string;
}

const { wrap } = cors({ origin: 'https://a.example', exposedHeaders: 'X-Total' });

const routes: Readonly<Record<string, (env: Environment) => Response | Promise<Response>>> = {
  '/upstream': ({ UPSTREAM }) => fetch(UPSTREAM),
  '/redirect': () => Response.redirect('https://c.example/', 307),
  '/socket': () => {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    return new Response(null, { status: 101, webSocket: client } as ResponseInit);
  },
};

const application = wrap((request: Request, env: Environment) => {
  const route = routes[new URL(request.url).pathname];
  return route === undefined ? new Response('none', { status: 404 }) : route(env);
});

/** The whole table, played inside; errors travel as data. */
async function playTable(): Promise<Response> {
  const outcomes: object[] = [];
  for (const row of EXCHANGES) {
    const { nextCalls, headers, ...rest } = await throughHalves(row);
    const said = nextCalls.map((error) =>
      error instanceof Error
        ? { message: error.message, code: 'code' in error ? error.code : undefined }
        : error === undefined
          ? null
          : { message: String(error) },
    );
    outcomes.push({ ...rest, said, headers: [...headers] });
  }
  return Response.json(outcomes);
}

export default {
  fetch: (request: Request, env: Environment): Promise<Response> =>
    new URL(request.url).pathname === '/table' ? playTable() : application(request, env),
};
