import type { Hono } from 'hono';

export const app: Hono;
