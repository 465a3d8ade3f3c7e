export function handler(request: Request): Response | Promise<Response>;
