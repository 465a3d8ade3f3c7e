// Preflights for every path, as with npm cors. If app.use() mounts the policy, app.options() is not needed.
import cors from 'corsmith';
import express from 'express';

const app = express();
const policy = cors('https://app.example.com');

app.options('/{*path}', policy); // Express 5; in Express 4: app.options('*', policy)
app.delete('/orders/:id', policy, (_request, response) => {
  response.status(204).end();
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
