// Only one resource needs preflights: give its OPTIONS route its own policy.
import cors from 'corsmith';
import express from 'express';

const app = express();
const policy = cors({ origin: 'https://app.example.com', methods: ['DELETE'] });

app.options('/orders/:id', policy);
app.delete('/orders/:id', policy, (_request, response) => {
  response.status(204).end();
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
