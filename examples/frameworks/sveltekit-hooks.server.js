// src/hooks.server.js
import { cors } from 'corsmith/web';

const { respond, finish } = cors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

/** @type {import('@sveltejs/kit').Handle} */
export async function handle({ event, resolve }) {
  return (await respond(event.request)) ?? finish(event.request, await resolve(event));
}
