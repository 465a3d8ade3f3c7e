import type { IncomingMessage, ServerResponse } from 'node:http';

export function handler(request: IncomingMessage, response: ServerResponse): void;
