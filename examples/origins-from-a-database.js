// The list lives elsewhere: a function is asked for each origin, and says so when it cannot tell.
import cors from 'corsmith';
import express from 'express';

const tenants = new Map([['https://smith.example', { active: true }]]);

async function findTenant(origin) {
  if (origin === 'https://outage.example') throw new Error('the database does not answer');
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

// what goes wrong while asking is an error like any other: no CORS fields, and an answer of your own
app.use((error, _request, response, _next) => {
  response.status(503).json({ error: error.message });
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
