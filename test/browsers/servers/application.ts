import { Router } from 'express';
import type { Place } from '../scenario.ts';
import { FONT, IMAGE } from './files.ts';

/** The responses of every scenario's application, by the last part of the URL, without CORS headers. */
export function application(place: Place, base: string): Router {
  const router = Router({ mergeParams: true });
  router.use((_request, response, next) => {
    response.set({ 'X-One': '1', 'X-Two': '2', 'Cache-Control': 'no-store' });
    next();
  });
  router.options(/.*/, (_request, response) => {
    response.set('Allow', 'GET, OPTIONS').send('the application responds');
  });
  router.all('/status/:status', (request, response) => {
    const { status } = request.params;
    response.status(Number(status)).send('{}');
  });
  router.all('/redirect/:status/:whither/*tail', (request, response) => {
    const { status, whither, tail } = request.params;
    const origin = whither === 'other' ? place.other : whither === 'page' ? place.page : place.api;
    response.redirect(Number(status), `${origin}${base}/${[tail].flat().join('/')}`);
  });
  router.all('/credentials-in-redirect', (_request, response) => {
    response.redirect(302, `${place.api.replace('//', '//user:password@')}${base}/json`);
  });
  router.all('/throws', () => {
    throw Object.assign(new Error('a fault of the application'), { stack: '' });
  });
  router.all('/cookie', (_request, response) => {
    response.cookie('stored', '1', { path: base }).send('{}');
  });
  router.all('/cached', (_request, response) => {
    response.set('Cache-Control', 'max-age=60').send('{}');
  });
  router.get('/cached.png', (_request, response) => {
    response.set('Cache-Control', 'max-age=60').type('png').send(IMAGE);
  });
  router.get('/image.png', (_request, response) => {
    response.type('png').send(IMAGE);
  });
  router.get('/font.ttf', (_request, response) => {
    response.type('font/ttf').send(FONT);
  });
  router.get('/style.css', (_request, response) => {
    response.type('css').send('.never { color: red }');
  });
  router.get('/module.mjs', (_request, response) => {
    response.type('text/javascript').send('export const value = 1;');
  });
  router.get('/script.js', (_request, response) => {
    response.type('text/javascript').send('throw new Error("a secret");');
  });
  router.get('/events', (_request, response) => {
    response.type('text/event-stream').send('id: 1\ndata: 1\n\n');
  });
  router.all('/{*any}', (_request, response) => {
    response.type('json').send('{}');
  });
  return router;
}
