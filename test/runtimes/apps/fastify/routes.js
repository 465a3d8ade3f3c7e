import { Readable } from 'node:stream';

export async function routes(app) {
  app.addHttpMethod('PROPFIND');
  app.all('/api/echo', (_request, reply) => reply.header('X-App', '1').send('application'));
  app.get('/api/throws', () => {
    throw new Error('broken');
  });
  app.get('/api/rejects', async () => {
    throw new Error('broken');
  });
  app.get('/api/vary', (_request, reply) => {
    reply.raw.appendHeader('Vary', 'Accept');
    return reply.header('X-App', '1').send('varies');
  });
  app.get('/api/cookies', (_request, reply) =>
    reply.header('X-App', '1').header('Set-Cookie', ['a=1; Path=/', 'b=2; Path=/']).send('cookies'),
  );
  app.get('/api/redirect', (_request, reply) => reply.redirect('https://c.example/'));
  app.get('/api/stream', (_request, reply) => reply.header('X-App', '1').send(Readable.from(['one,', 'two'])));
  app.get('/api/hijack', (_request, reply) => {
    reply.hijack();
    reply.raw.end('hijacked');
  });
}
