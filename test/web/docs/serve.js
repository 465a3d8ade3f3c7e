// Serves what a block of the documentation exports, as its runtime or framework would, and prints the address.
// A block that serves itself prints its own. Deno and Bun are stood in for by what the blocks use of them.
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';

const listen = (fetch) => serve({ fetch, port: 0 }, ({ port }) => console.log(`http://localhost:${port}`));

globalThis.Deno = { serve: listen };
globalThis.Bun = { serve: ({ fetch }) => listen(fetch) };

const block = await import(pathToFileURL(process.argv[2]).href);
const environment = { ORIGINS: 'https://app.example.com http://localhost:5173' };
const context = { waitUntil() {} };

async function page({ request }) {
  if (new URL(request.url).pathname !== '/items') return new Response('nothing here', { status: 404 });
  return Response.json(['hammer', 'tongs'], { headers: { 'X-Total': '2' } });
}

if (block.default) listen((request) => block.default.fetch(request, environment, context));
if (block.handle) listen((request) => block.handle({ event: { request }, resolve: page }));
if (block.GET) listen((request) => block[request.method](request, { params: Promise.resolve({}) }));
