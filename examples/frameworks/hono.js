import { serve } from '@hono/node-server';
import { cors } from 'corsmith/web';
import { Hono } from 'hono';

const { wrap } = cors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

const app = new Hono();
app.get('/items', (context) => context.json(['hammer', 'tongs'], 200, { 'X-Total': '2' }));
app.get('/broken', () => {
  throw new Error('out of coal');
});
app.onError((_error, context) => context.text('sorry', 500));

// around the whole application, so that 404 and error pages have the headers, too
serve({ fetch: wrap(app.fetch), port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`http://localhost:${port}`);
});
