import type { FastifyInstance } from 'fastify';

export function routes(app: FastifyInstance): Promise<void>;
