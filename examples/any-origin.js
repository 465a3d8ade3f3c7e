// For public data: any origin can read it, without cookies.
import cors from 'corsmith';
import express from 'express';

const app = express();
app.use(cors());

app.get('/fonts', (_request, response) => {
  response.json(['Anvil', 'Tongs']);
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
