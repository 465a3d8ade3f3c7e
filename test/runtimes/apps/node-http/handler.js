import { respond } from './node.js';

export function handler(request, response) {
  respond(request, response, (error) => response.writeHead(error ? 500 : 404).end());
}
