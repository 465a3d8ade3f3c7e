// src/hooks.server.js
import { cors } from 'corsmith/web';

const { answer, finish } = cors({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

/** @type {import('@sveltejs/kit').Handle} */
export async function handle({ event, resolve }) {
  return (await answer(event.request)) ?? finish(event.request, await resolve(event));
}
