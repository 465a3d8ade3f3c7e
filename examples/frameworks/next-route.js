// app/items/[id]/route.js
import { cors } from 'corsmith/web';

const { wrap } = cors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

export const GET = wrap(async (_request, { params }) => {
  const { id } = await params;
  return Response.json({ id }, { headers: { 'X-Total': '2' } });
});

export const PUT = wrap(async (request) => Response.json(await request.json()));

// corsmith has responded to preflights; this is any other OPTIONS request
export const OPTIONS = wrap(() => new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS, PUT' } }));
