import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/policy/policy.ts';
import { HOST_ISSUE_ROWS } from './host-rows.ts';
import { WAIVABLE_ROWS, WARNING_ROWS } from './lenient-rows.ts';
import { ORIGIN_ROWS, SINGLE_ORIGIN_ROWS } from './origin-rows.ts';
import { BAD } from './regexp-rows.ts';
import { TYPE_ROWS } from './type-rows.ts';
import { VALUE_ROWS } from './value-rows.ts';

const ROWS: readonly unknown[] = [
  ...[...TYPE_ROWS, ...VALUE_ROWS, ...ORIGIN_ROWS, ...SINGLE_ORIGIN_ROWS, ...WAIVABLE_ROWS, ...WARNING_ROWS].map(
    ({ options }) => options,
  ),
  ...HOST_ISSUE_ROWS.map(({ options }) => options),
  ...BAD.map((origin) => ({ origin })),
  { origin: ['https://a.example', /example\.com/] },
  { origin: /^https:\/\/my-app-[a-z]+\.vercel\.app$/, credentials: true },
  { origin: /^https?:\/\/(?:.+\.)?example\.com$/, credentials: true },
  Object.defineProperty({}, 'origin', { get: () => JSON.parse('') }),
];

// npx vitest run test/options/messages.test.ts -u writes the file again
test('the message of each issue', async () => {
  const lines = ROWS.flatMap((options) =>
    normalize(options).issues.map(
      ({ severity, path, message, fix, code }) => `${severity} ${code} at ${path || '.'}: ${message}. ${fix}`,
    ),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('messages.txt');
});

describe('useless entries are left out, and maxAge is capped', () => {
  test.each([
    [{ methods: ['TRACE', 'put', 'PUT'] }, { methods: ['PUT'] }],
    [{ allowedHeaders: ['Cookie', 'X-A', 'x-a'] }, { allowedHeaders: ['X-A'] }],
    [{ exposedHeaders: ['Set-Cookie', 'X-A'] }, { exposedHeaders: ['X-A'] }],
    [{ maxAge: 100_000 }, { maxAge: 86_400 }],
    [{ maxAge: 600 }, { maxAge: 600 }],
  ])('%o', (options, settings) => {
    expect(normalize(options).policy).toMatchObject(settings);
  });
});
