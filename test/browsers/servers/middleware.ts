import cors from 'cors';
import type { RequestHandler } from 'express';

export type CorsSettings = cors.CorsOptions & { dangerouslyAllow?: string[] };
export type CorsArgument = Parameters<typeof cors>[0];

export function middleware(argument: CorsArgument): RequestHandler {
  return cors(argument);
}
