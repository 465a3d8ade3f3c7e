// The origins are in a database: corsmith calls a function for each request with an origin.
import cors from 'corsmith';
import express from 'express';

const tenants = new Map([['https://smith.example', { active: true }]]);

async function findTenant(origin) {
  if (origin === 'https://outage.example') throw new Error('the database does not respond');
  return tenants.get(origin);
}

const app = express();
app.use(
  cors({
    origin: (origin, callback) => {
      findTenant(origin).then(
        (tenant) => callback(null, tenant?.active === true),
        (error) => callback(error),
      );
    },
  }),
);

app.get('/orders', (_request, response) => {
  response.json(['anvil']);
});

// an error from the function goes to the error handler, which sends its own response, without CORS headers
app.use((error, _request, response, _next) => {
  response.status(503).json({ error: error.message });
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
