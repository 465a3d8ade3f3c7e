import { handler as respond } from './web.js';

export const websocket = { open: (socket) => socket.send('open'), message() {} };

export function handler(request, server) {
  if (new URL(request.url).pathname === '/api/socket' && server.upgrade(request)) return;
  return respond(request);
}
