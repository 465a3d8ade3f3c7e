import type { EventHandler } from 'h3';

export const router: EventHandler;
