import { Hono } from 'hono';
import { handler } from './web.js';

export const app = new Hono();
app.all('/api/*', (context) => handler(context.req.raw));
