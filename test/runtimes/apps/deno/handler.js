import { handler as respond } from './web.js';

export function handler(request) {
  if (new URL(request.url).pathname !== '/api/socket') return respond(request);
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => socket.send('open');
  return response;
}
