import type { RequestHandler } from 'express';
import { type CorsArgument, type CorsOptions, cors } from '../../../src/index.ts';

export type { CorsArgument };

/** Options without the origin. */
export type CorsSettings = Omit<CorsOptions, 'origin'>;

export function middleware(argument: CorsArgument): RequestHandler {
  return cors(argument);
}
