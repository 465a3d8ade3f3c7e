// Different rules for different paths: the policies are created once, and a function chooses one for each request.
// Unknown paths get the stricter policy, because Express treats /ADMIN/orders like /admin/orders.
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
