// Logs which clients cause preflights, and why. A preflight adds a round trip before the request itself.
import cors, { classify } from 'corsmith';
import express from 'express';

const app = express();
app.use((request, _response, next) => {
  const classified = classify(request, { ignoreHeaders: ['X-Acme-Edge'] });
  if (classified.kind === 'preflighted') {
    const why = classified.triggers.map((trigger) =>
      trigger.code === 'method' ? `method ${trigger.method}` : `header ${trigger.name} (${trigger.why})`,
    );
    console.log(`${request.method} ${request.path} from ${classified.origin}: ${why.join(', ')}`);
  }
  next();
});
app.use(cors({ origin: 'https://app.example.com' }));

app.use('/orders', (_request, response) => {
  response.json(['anvil', 'tongs']);
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
