import { createPolicy } from 'corsmith';
import Koa from 'koa';

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

const app = new Koa();
app.use(async (context, next) => {
  const { set, vary, status } = await policy.evaluate(context.req);
  context.set(Object.fromEntries(set));
  if (vary.length > 0) context.vary([...vary]);
  if (status !== undefined) {
    context.status = status;
    return;
  }
  try {
    await next();
  } catch (error) {
    // Koa removes all headers from an error page except those of the error
    error.headers = { ...error.headers, ...Object.fromEntries(set), Vary: context.response.get('Vary') };
    throw error;
  }
});

app.use((context) => {
  if (context.path === '/broken') throw new Error('out of coal');
  if (context.path !== '/items') return;
  context.set('X-Total', '2');
  context.body = ['hammer', 'tongs'];
});

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`http://localhost:${server.address().port}`);
});
