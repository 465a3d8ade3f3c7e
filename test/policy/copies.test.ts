import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type * as main from '../../src/index.ts';
import type * as web from '../../src/web.ts';
import { run } from '../support/fakes.ts';

const dist = (file: string) => join(import.meta.dirname, '../../dist', file);
const require = createRequire(import.meta.url);
const esm = (await import(dist('index.js'))) as typeof main;
const cjs = require(dist('index.cjs')) as typeof main;
const webEsm = (await import(dist('web.js'))) as typeof web;
const webCjs = require(dist('web.cjs')) as typeof web;

const A = 'https://a.example';
const REQUEST = { method: 'GET', headers: { origin: A } };
const ALLOWED = { 'access-control-allow-origin': A, vary: 'Origin' };

describe('a policy from one copy of corsmith works in every copy', () => {
  const makers: Readonly<Record<string, { createPolicy(origin: string): main.CorsPolicy }>> = {
    'index.js': esm,
    'index.cjs': cjs,
    'web.js': webEsm,
    'web.cjs': webCjs,
  };

  test.each(Object.entries(makers))('made by %s', async (_, { createPolicy }) => {
    const policy = createPolicy(A);
    expect(Object.keys(policy)).toEqual(['evaluate']);
    for (const { cors, reasons, allowsUpgrade, createPolicy: again } of [esm, cjs]) {
      expect(run(cors(policy), REQUEST).fields).toEqual(ALLOWED);
      expect(
        run(
          cors(() => policy),
          REQUEST,
        ).fields,
      ).toEqual(ALLOWED);
      expect(again(policy).evaluate(REQUEST)).toEqual(policy.evaluate(REQUEST));
      expect(reasons(policy, { method: 'GET', headers: { origin: 'null' } })).toMatchObject([{ code: 'origin-null' }]);
      expect(allowsUpgrade(policy, REQUEST)).toBe(true);
    }
    for (const { cors } of [webEsm, webCjs]) {
      const response = await cors(policy).finish(new Request('http://api.example', REQUEST), new Response());
      expect(response.headers.get('access-control-allow-origin')).toBe(A);
    }
  });
});
