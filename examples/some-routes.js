// One route with CORS, one without: the policy runs before the handler, and responds to the preflights for its route.
import cors from 'corsmith';
import express from 'express';

const app = express();
const readable = cors('https://app.example.com');

app.options('/shared', readable);
app.get('/shared', readable, (_request, response) => {
  response.json({ shared: true });
});

app.get('/private', (_request, response) => {
  response.json({ shared: false });
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
