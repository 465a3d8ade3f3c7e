import type { Router } from 'express';

export const routes: Router;
