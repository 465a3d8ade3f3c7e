// Different rules for different paths: one mount, policies made once, a delegate that chooses. What it does not know falls
// under the stricter one: Express takes /ADMIN/orders for /admin/orders.
import cors, { createPolicy } from 'corsmith';
import express from 'express';

const open = createPolicy({ origin: '*' });
const internal = createPolicy({ origin: 'https://admin.example.com', credentials: true });

const app = express();
app.use(cors((request) => (request.url.startsWith('/catalogue') ? open : internal)));

app.get('/admin/orders', (_request, response) => {
  response.json(['anvil', 'tongs']);
});
app.get('/catalogue', (_request, response) => {
  response.json(['anvil']);
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
