import { readFileSync } from 'node:fs';
import express from 'express';
import request from 'supertest';
import { expect, it } from 'vitest';
import { browse } from '../../src/explain.ts';
import { cors, createPolicy } from '../../src/index.ts';

const sections = readFileSync('docs/recipes.md', 'utf8').split(/^## /m).slice(1);
const blocks = sections.flatMap((section) => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(section) ?? [];
  return code === undefined ? [] : [{ title: section.slice(0, section.indexOf('\n')), code }];
});

/** Who may read by each recipe, and who may not. */
const ORIGINS: Readonly<Record<string, readonly [allowed: string, refused: string]>> = {
  'Cookies across origins': ['https://app.example.com', 'https://evil.example'],
  'Many tenants from a database, with a cache': ['https://tenant.example', 'https://evil.example'],
  'Changing the list without a restart': ['https://a.example', 'https://evil.example'],
  'Preview deployments': ['https://my-app-git-main.example.dev', 'https://evil.example.dev'],
  'Local development': ['http://localhost:3000', 'https://localhost:3000'],
  'Mobile and desktop applications': ['capacitor://localhost', 'ionic://localhost'],
  'Policies per route': ['https://admin.example.com', 'https://evil.example'],
  'Express 4 and 5': ['https://app.example.com', 'https://evil.example'],
  'Tests of your own': ['', ''],
};

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

it.each(blocks)('$title', async ({ title, code }) => {
  const [allowed, refused] = ORIGINS[title] ?? expect.unreachable(title);
  const app = express();
  if (allowed === '') app.use(cors());
  const names = ['app', 'cors', 'createPolicy', 'browse', 'database'];
  const database = { has: async (origin: string) => origin === 'https://tenant.example' };
  await new AsyncFunction(...names, code)(app, cors, createPolicy, browse, database);
  if (allowed === '') return;
  const path = title === 'Policies per route' ? '/admin/orders' : '/orders/7';
  const preflight = (origin: string) =>
    request(app).options(path).set('Origin', origin).set('Access-Control-Request-Method', 'PUT');
  expect((await preflight(allowed)).headers['access-control-allow-origin']).toBe(allowed);
  const refusal = await preflight(refused);
  expect(refusal.status).toBe(403);
  expect(refusal.headers).not.toHaveProperty('access-control-allow-origin');
});

it('tries every recipe that has code', () => {
  expect(blocks.map(({ title }) => title)).toEqual(Object.keys(ORIGINS));
});
