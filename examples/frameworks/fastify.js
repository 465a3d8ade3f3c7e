import { createPolicy } from 'corsmith';
import fastify from 'fastify';
import { append } from 'vary';

const policy = createPolicy({ origin: 'https://app.example.com', credentials: true, exposedHeaders: 'X-Total' });

const app = fastify();
app.addHook('onRequest', async (request, reply) => {
  const { set, vary, status } = await policy.evaluate(request);
  for (const [name, value] of set) reply.header(name, value);
  if (vary.length > 0) reply.header('Vary', append(String(reply.getHeader('Vary') ?? ''), vary.join(', ')));
  if (status !== undefined) return reply.code(status).send();
});

app.get('/items', (_request, reply) => reply.header('X-Total', '2').send(['hammer', 'tongs']));
app.get('/broken', () => {
  throw new Error('out of coal');
});

const port = Number(process.env.PORT ?? 3000);
console.log(await app.listen({ port }));
