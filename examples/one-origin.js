// One front end may read and change data, with only the methods and headers that it needs.
import cors from 'corsmith';
import express from 'express';

const app = express();
app.use(
  cors({
    origin: 'https://app.example.com',
    methods: ['GET', 'PUT', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    exposedHeaders: 'X-Total',
    maxAge: 600,
  }),
);

app.get('/orders', (_request, response) => {
  response.set('X-Total', '2').json(['anvil', 'tongs']);
});
app.put('/orders/:id', express.json(), (request, response) => {
  response.json({ id: request.params.id, ...request.body });
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
