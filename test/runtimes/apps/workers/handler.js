import { handler as respond } from './web.js';

export function handler(request) {
  if (new URL(request.url).pathname !== '/api/socket') return respond(request);
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.send('open');
  return new Response(null, { status: 101, webSocket: client });
}
