import type { Middleware } from 'koa';

export const routes: Middleware;
