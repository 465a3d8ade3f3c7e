import { cors } from 'corsmith/web';

const { wrap } = cors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

export default {
  fetch: wrap(async (request, env, context) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/items') return Response.json(['hammer', 'tongs'], { headers: { 'X-Total': '2' } });
    if (pathname === '/moved') return Response.redirect('https://api.example.com/items', 308);
    context.waitUntil(Promise.resolve());
    return new Response(`${env.FORGE ?? 'no forge'} has no ${pathname}`, { status: 404 });
  }),
};
