import type { H3 } from 'h3';

export const app: H3;
