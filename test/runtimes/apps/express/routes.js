import { Router } from 'express';
import { respond } from './node.js';

export const routes = Router();
routes.use('/api/throws', () => {
  throw new Error('broken');
});
routes.use('/api/rejects', async () => {
  throw new Error('broken');
});
routes.use('/api', respond);
