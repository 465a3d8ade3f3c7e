// Serves the playground, and adds its policies to the API, so that the page can send its request for real.
import { readFileSync } from 'node:fs';
import cors, { createPolicy } from 'corsmith';
import { explain } from 'corsmith/explain';
import express from 'express';
import { readLiteral } from '../playground/app/literal.js';
import { pageRequest } from '../playground/app/request.js';

const FILES = ['style.css', 'dist/app.js'];
const file = (name) => readFileSync(new URL(`../playground/${name}`, import.meta.url), 'utf8');

/** The page with the URL of its API, to which it may connect. */
function page(apiOrigin) {
  return file('index.html')
    .replace("connect-src 'self'", `connect-src 'self' ${apiOrigin}`)
    .replace('name="corsmith-api" content=""', `name="corsmith-api" content="${apiOrigin}"`);
}

export function createPlayground(pageOrigin, apiOrigin, tries) {
  const app = express();
  app.disable('x-powered-by');
  // only this page may add policies, and only under this host name: another site's name can resolve to this address
  app.use((request, response, next) => {
    if (request.headers.host === new URL(pageOrigin).host) next();
    else response.status(421).send('Open the playground at the URL that the demo prints.');
  });
  app.use(cors({ origin: pageOrigin, enforce: { allowedHosts: 'loopback' } }));

  app.get('/', (_request, response) => response.type('html').send(page(apiOrigin)));
  for (const name of FILES) {
    app.get(`/${name}`, (_request, response) => response.type(name.endsWith('js') ? 'js' : 'css').send(file(name)));
  }

  app.post('/plan', express.json(), async (request, response) => {
    const { policy: text, request: wanted, response: headers } = request.body;
    const { policy, problem } = readPolicy(String(text));
    if (policy === undefined) return response.json({ problem });
    const url = `${apiOrigin}/try/${tries.add(policy, headers)}`;
    const made = { ...pageRequest(wanted), origin: pageOrigin, url };
    const { verdict } = await explain(policy, made, { status: 200, headers });
    return response.json({ url, predicted: verdict.kind });
  });
  return app;
}

/** A link could waive the checks that keep a slow RegExp from blocking this process. */
const WAIVERS = /slow-regexp|unproven-regexp/;

/** The policy, or why there is none. The text is never run as code. */
function readPolicy(text) {
  const { value, isEmpty, problems } = readLiteral(text);
  if (problems.length > 0) return { problem: problems[0].message };
  if (WAIVERS.test(JSON.stringify(value?.dangerouslyAllow ?? [])))
    return { problem: 'the demo does not run a RegExp that may be slow.' };
  try {
    return { policy: createPolicy(isEmpty ? {} : value) };
  } catch (error) {
    return { problem: error.message };
  }
}
