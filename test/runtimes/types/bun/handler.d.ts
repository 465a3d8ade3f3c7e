export function handler(request: Request, server: Bun.Server<undefined>): Response | Promise<Response> | undefined;
export const websocket: Bun.WebSocketHandler<undefined>;
