// The page of the playground and what it asks of this server: to check options, and to set a policy up on the API.
import { readFileSync } from 'node:fs';
import cors from 'corsmith';
import { describeBlock, explain, optionChange, predict } from 'corsmith/explain';
import express from 'express';
import { readPolicy } from './policies.js';

const file = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

export function createPlayground(pageOrigin, apiOrigin, tries) {
  const app = express();
  app.disable('x-powered-by');
  // only this page may set policies up, by this name: neither another site, nor one that renames itself to this address
  app.use((request, response, next) => {
    if (request.headers.host === new URL(pageOrigin).host) next();
    else response.status(421).send('This is not my name.');
  });
  app.use(cors({ origin: pageOrigin, enforce: 'unsafe-methods' }));

  app.get('/', (_request, response) => response.type('html').send(file('./index.html').replace('{{api}}', apiOrigin)));
  app.get('/style.css', (_request, response) => response.type('css').send(file('./style.css')));
  for (const script of ['app.js', 'situations.js', 'view.js']) {
    app.get(`/${script}`, (_request, response) => response.type('js').send(file(`./${script}`)));
  }

  app.post('/check', express.json(), (request, response) => {
    response.json({ issues: readPolicy(String(request.body.options)).issues });
  });
  app.post('/plan', express.json(), async (request, response) => {
    const { policy, issues } = readPolicy(String(request.body.options));
    if (policy === undefined) return response.json({ issues });
    const { reasons, verdict } = await explain(policy, pageRequest(request.body.request, pageOrigin, apiOrigin));
    return response.json({ issues, url: `${apiOrigin}/try/${tries.add(policy)}`, predicted: verdict.kind, reasons });
  });
  app.get('/seen/:id', (request, response) => {
    response.json(tries.exchanges(request.params.id));
  });
  app.post('/why', express.json(), (request, response) => {
    const exchanges = tries.exchanges(String(request.body.id));
    const answers = exchanges.map(({ status, answered }) => ({
      status,
      headers: answered.map(([name, value]) => [name, String(value)]),
    }));
    const trace = predict(pageRequest(request.body.request, pageOrigin, apiOrigin), answers);
    response.json({ why: describeBlock(trace), change: optionChange(trace)?.corsmith ?? '' });
  });
  return app;
}

function pageRequest({ method, headers, credentials, body }, origin, api) {
  return { origin, url: `${api}/try/0`, method, headers, credentials, body: body ? { kind: 'string' } : undefined };
}
