import { serve } from '@hono/node-server';
import { cors } from 'corsmith/web';
import { Hono } from 'hono';

/** A policy for some routes, as middleware. */
function policy(options) {
  const { respond, finish } = cors(options);
  return async (context, next) => {
    const own = await respond(context.req.raw);
    if (own) return own;
    await next();
    const response = await finish(context.req.raw, context.res);
    context.res = undefined; // or Hono merges the headers of the old response into the new one
    context.res = response;
  };
}

const app = new Hono();
app.use('/items/*', policy({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' }));
app.use('/fonts/*', policy({ origin: '*', maxAge: 86_400 }));
app.get('/items', (context) => context.json(['hammer', 'tongs'], 200, { 'X-Total': '2' }));
app.get('/fonts/forge.woff2', (context) => context.body('glyphs'));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`http://localhost:${port}`);
});
