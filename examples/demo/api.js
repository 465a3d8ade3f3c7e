// The demo's API: one small resource under several policies.
import cors from 'corsmith';
import express from 'express';

const partners = new Set(['https://partner.example']);

/** An application with one policy for each path, and the policies of the playground under `/try/`. */
export function createApi(pageOrigin, tries) {
  const policies = {
    '/public': cors(),
    '/account': cors({ origin: pageOrigin, credentials: true, exposedHeaders: 'X-Total' }),
    '/orders': cors({
      origin: [pageOrigin, 'https://*.shop.example'],
      methods: ['GET', 'PUT'],
      allowedHeaders: ['Content-Type'],
    }),
    '/local': cors({ origin: 'http://localhost:*', maxAge: 600 }),
    '/elsewhere': cors('https://elsewhere.example'),
    '/partners': cors({ origin: (origin, callback) => setImmediate(callback, null, partners.has(origin)) }),
    '/guarded': cors({ origin: pageOrigin, enforce: { allowedHosts: 'loopback' } }),
    '/closed': cors({ origin: false }),
  };

  const app = express();
  app.disable('x-powered-by');
  for (const [path, policy] of Object.entries(policies)) app.use(path, policy);
  app.all(Object.keys(policies), (request, response) => {
    response.set('X-Total', '2').json({ path: request.path, items: ['anvil', 'tongs'] });
  });
  app.all('/try/:id', tries.handle);
  return app;
}
