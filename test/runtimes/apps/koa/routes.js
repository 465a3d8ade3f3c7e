import { Readable } from 'node:stream';
import Koa from 'koa';

// middleware around that of the recipe, which has to continue after every response
const { use } = Koa.prototype;
Koa.prototype.use = function useAround(middleware) {
  Koa.prototype.use = use;
  this.use(async (context, next) => {
    await next();
    console.log(`${context.method} ${context.status}`);
  });
  return this.use(middleware);
};

export async function routes(context) {
  const name = context.path.split('/').at(-1);
  if (name === 'throws' || name === 'rejects') throw new Error('broken');
  if (name === 'redirect') return context.redirect('https://c.example/');
  if (!['echo', 'vary', 'cookies', 'stream'].includes(name)) return;
  context.set('X-App', '1');
  if (name === 'vary') context.vary('Accept');
  if (name === 'cookies') context.set('Set-Cookie', ['a=1; Path=/', 'b=2; Path=/']);
  context.body = name === 'stream' ? Readable.from(['one,', 'two']) : name;
}
