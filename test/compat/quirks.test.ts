import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import express4 from 'express4';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import cors from '../../src/compat.ts';
import type { Make } from './fuzz/play.ts';
import { FIXED, type Fixed, REFUSED, type Row, SHARED } from './rows.ts';
import { type Seen, SIDES, send } from './side-by-side.ts';

let codes: string[] = [];
beforeEach(() => {
  codes = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((_text, options) => {
    codes.push(String((options as { code: string }).code));
  });
});
afterEach(() => vi.restoreAllMocks());

async function play(make: Make, { options, sends = [{}] }: Row | Fixed): Promise<readonly Seen[]> {
  const middleware = make(options() as never);
  const seen: Seen[] = [];
  for (const sent of sends) seen.push(await send(middleware, sent));
  return seen;
}

describe('kept as in npm cors', () => {
  test.each(SHARED)('Q$row $what', async (row) => {
    const theirs = await play(SIDES.cors, row);
    expect(await play(SIDES.compat, row)).toEqual(theirs);
    expect(theirs).toMatchObject(row.seen);
    expect(codes).toEqual(row.warns ?? []);
  });
});

describe('fixed', () => {
  test.each(FIXED)('Q$row $what', async (row) => {
    expect(await play(SIDES.cors, row)).toMatchObject(row.cors);
    const ours = await play(SIDES.compat, row);
    expect(ours).toMatchObject(row.compat);
    for (const name of row.absent ?? []) expect(ours[0]?.headers).not.toHaveProperty(name);
  });

  test.each(REFUSED)('Q$row $what', async (row) => {
    expect(() => SIDES.cors(row.options() as never)).not.toThrow();
    expect(() => cors(row.options() as never)).toThrow(
      expect.objectContaining({ code: 'ERR_CORS_CONFIG', issues: [expect.objectContaining({ code: row.code })] }),
    );
  });
});

describe('the table of differences in the documentation', () => {
  const page = readFileSync(new URL('../../docs/migrating-from-cors.md', import.meta.url), 'utf8');
  const table = page.matchAll(/^\| (\d[\d, ]*) \|.*\| (.*) \|$/gm);
  const lines = [...table].map(([, numbers = '', ours = '']) => ({ numbers: numbers.split(', ').map(Number), ours }));
  const numbersOf = (rows: readonly { readonly row: number }[]) =>
    [...new Set(rows.map(({ row }) => row))].sort((a, b) => a - b);

  test('lists every fixed row as fixed, and no other', () => {
    const fixed = lines.filter(({ ours }) => ours.includes('**fixed**')).flatMap(({ numbers }) => numbers);
    expect(fixed.sort((a, b) => a - b)).toEqual(numbersOf([...FIXED, ...REFUSED, { row: 21 }]));
  });

  test('lists every kept row, and which ones cause a warning', () => {
    const kept = lines.filter(({ ours }) => ours.includes('kept')).flatMap(({ numbers }) => numbers);
    expect(numbersOf(SHARED).filter((row) => !kept.includes(row))).toEqual([21]);
    const warned = lines.filter(({ ours }) => ours.includes('warning')).flatMap(({ numbers }) => numbers);
    const warns = SHARED.filter((row) => (row.warns ?? []).length > 0 && row.row !== 21);
    expect(numbersOf(warns).filter((row) => !warned.includes(row))).toEqual([]);
  });

  test('has a test for each number', () => {
    const tested = numbersOf([...SHARED, ...FIXED, ...REFUSED, ...[42, 46, 47, 48].map((row) => ({ row }))]);
    expect(lines.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(tested);
    expect(tested).toEqual(Array.from({ length: 49 }, (_, index) => index + 1));
  });
});

test('Q42 options are live, and errors in them reach next()', async () => {
  for (const make of Object.values(SIDES)) {
    const options: Record<string, unknown> = { origin: ['https://b.example'] };
    const middleware = make(options as never);
    const asked = { headers: { origin: 'https://a.example' } };
    expect((await send(middleware, asked)).headers).toEqual({ vary: 'Origin' });
    (options['origin'] as string[]).push('https://a.example');
    expect((await send(middleware, asked)).headers).toEqual({
      vary: 'Origin',
      'access-control-allow-origin': 'https://a.example',
    });
    options['credentials'] = true;
    expect((await send(middleware, asked)).headers).toHaveProperty('access-control-allow-credentials', 'true');
    delete options['origin'];
    expect((await send(middleware, asked)).headers).toHaveProperty('access-control-allow-origin', '*');
  }
  const options: Record<string, unknown> = {};
  const middleware = cors(options) as never;
  options['origin'] = {};
  expect(await send(middleware, {})).toMatchObject({ headers: {}, next: { code: 'ERR_CORS_CONFIG' } });
});

test('Q42 entries of a long list can be removed and added', async () => {
  for (const make of Object.values(SIDES)) {
    const origin = Array.from({ length: 30 }, (_, index) => `https://h${index}.example`);
    const middleware = make({ origin } as never);
    const allowed = async (asked: string) =>
      'access-control-allow-origin' in (await send(middleware, { headers: { origin: asked } })).headers;
    expect(await allowed('https://h9.example')).toBe(true);
    origin[9] = 'https://new.example';
    expect([await allowed('https://h9.example'), await allowed('https://new.example')]).toEqual([false, true]);
    expect([await allowed('https://h8.example'), await allowed('https://h30.example')]).toEqual([true, false]);
  }
});

test('Q46 names and lengths are those of npm cors', () => {
  expect([cors.name, cors.length]).toEqual([SIDES.cors.name, SIDES.cors.length]);
  const [ours, theirs] = [cors(), SIDES.cors(undefined as never)];
  expect([ours.name, ours.length]).toEqual([theirs.name, theirs.length]);
});

describe.each(Object.entries(SIDES))('%s under Express', (_name, make) => {
  test("Q47 Express 5 throws at the path '*', and accepts '/{*splat}'", () => {
    expect(() => express().options('*', make(undefined as never) as never)).toThrow('Missing parameter name');
    expect(() => express().options('/{*splat}', make(undefined as never) as never)).not.toThrow();
    expect(() => express4().options('*', make(undefined as never) as never)).not.toThrow();
  });

  test.each([
    ['4', express4],
    ['5', express],
  ])('Q48 Express %s responds to the preflight of a route that has CORS for PUT only', async (_version, framework) => {
    const app = framework();
    app.put('/', make(undefined as never) as never);
    const server = createServer(app as never).listen(0);
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'OPTIONS' });
    server.close();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('allow')).toContain('PUT');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
