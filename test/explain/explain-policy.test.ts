import { expect, test } from 'vitest';
import { explain } from '../../src/explain.ts';
import { createPolicy } from '../../src/index.ts';

const APP = 'https://app.example.com';
const URL = 'https://api.example.com/items';

test('an allowed page reads the response', async () => {
  const policy = createPolicy({ origin: APP, credentials: true, exposedHeaders: ['X-Own'] });
  const request = { origin: APP, url: URL, method: 'PUT', headers: { 'X-One': '1' }, credentials: 'include' } as const;
  const { verdict, reasons, exchanges } = await explain(policy, request, { status: 201, headers: [['X-Own', '1']] });
  expect(verdict).toMatchObject({ kind: 'readable', response: { status: 201, headers: [['X-Own', '1']] } });
  expect(reasons).toEqual([]);
  expect(exchanges.map(({ response }) => response.status)).toEqual([204, 201]);
});

test('for a refused page, the verdict says what failed and the reasons say why', async () => {
  const policy = createPolicy({ origin: 'http://app.example.com' });
  const { verdict, reasons } = await explain(policy, { origin: APP, url: URL });
  expect(verdict).toEqual({
    kind: 'blocked',
    stage: 'actual',
    hop: 0,
    problem: 'allow-origin-missing',
    detail: { origin: APP },
  });
  expect(reasons).toMatchObject([
    {
      code: 'origin-not-allowed',
      fix: `If its pages may read responses, set origin: ['http://app.example.com', '${APP}']`,
    },
  ]);
});

test('the reasons name each method and header that a preflight does not allow', async () => {
  const policy = createPolicy({ origin: '*', methods: ['GET'], allowedHeaders: ['X-Two'] });
  const request = {
    origin: APP,
    url: URL,
    method: 'PUT',
    headers: [
      ['X-One', '1'],
      ['X-One', '2'],
    ],
  } as const;
  const { verdict, reasons } = await explain(policy, request);
  expect(verdict).toMatchObject({ kind: 'blocked', stage: 'preflight', problem: 'method-not-allowed' });
  expect(reasons.map(({ code, names }) => [code, names])).toEqual([
    ['method-not-allowed', ['PUT']],
    ['header-not-allowed', ['x-one']],
  ]);
});

test('an origin function is called, and its error is thrown', async () => {
  const asked = createPolicy({ origin: async (origin: string) => origin === APP });
  expect((await explain(asked, { origin: APP, url: URL })).verdict.kind).toBe('readable');
  expect((await explain(asked, { origin: 'https://b.example', url: URL })).reasons).toMatchObject([
    { code: 'origin-function' },
  ]);
  const failing = createPolicy({ origin: async () => Promise.reject(new Error('down')) });
  await expect(explain(failing, { origin: APP, url: URL })).rejects.toThrow('down');
});

test('several lines of one header count as one value', async () => {
  const policy = createPolicy({ origin: '*' });
  const request = {
    origin: APP,
    url: URL,
    headers: [
      ['Accept', 'a/b'],
      ['Accept', 'c/d'],
    ],
  } as const;
  expect((await explain(policy, request)).verdict.kind).toBe('readable');
});

test('if nothing is sent, there are no reasons', async () => {
  const { verdict, reasons } = await explain(createPolicy({ origin: false }), {
    origin: APP,
    url: URL,
    method: 'TRACE',
  });
  expect(verdict).toMatchObject({ kind: 'blocked', problem: 'invalid-request' });
  expect(reasons).toEqual([]);
});
