import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';

const run = promisify(execFile);

/** Status, Allow-Origin, Allow-Credentials, Allow-Methods, Vary; of a GET, and of a preflight. */
type Answer = readonly [
  status: number,
  origin: string | null,
  credentials: string | null,
  methods: string | null,
  vary: string | null,
];

const METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';
const REQUESTED = 'Access-Control-Request-Headers';

describe('as a replacement for cors, with overrides and two lines,', () => {
  test('NestJS responds according to its options', async () => {
    const answers: Record<string, readonly Answer[]> = await answersOf('nest.cjs');
    const anyOrigin: readonly Answer[] = [
      [200, '*', null, null, null],
      [204, '*', null, METHODS, REQUESTED],
    ];
    expect(answers).toEqual({
      none: anyOrigin,
      create: anyOrigin,
      options: [
        [200, 'https://a.example', 'true', null, 'Origin'],
        [204, 'https://a.example', 'true', METHODS, `Origin, ${REQUESTED}`],
      ],
      delegate: [
        [200, 'https://a.example', null, null, 'Origin'],
        [204, 'https://a.example', null, METHODS, `Origin, ${REQUESTED}`],
      ],
      // the strict entry, as middleware
      strict: [
        [200, 'https://a.example', 'true', null, 'Origin'],
        [204, 'https://a.example', 'true', METHODS, 'Origin, Access-Control-Request-Headers'],
      ],
    });
  });

  test('socket.io responds according to its options', async () => {
    expect(await answersOf('socket.cjs')).toEqual([
      [200, 'https://a.example', 'true', null, 'Origin'],
      [204, 'https://a.example', 'true', 'GET,POST', `Origin, ${REQUESTED}`],
    ] satisfies readonly Answer[]);
  });
});

test('the strict entry responds in Vite, whose own CORS is off', async () => {
  expect(await answersOf('vite.mjs')).toEqual([
    [200, 'https://a.example', 'true', null, 'Origin'],
    [204, 'https://a.example', 'true', METHODS, `Origin, ${REQUESTED}`],
  ] satisfies readonly Answer[]);
});

async function answersOf(file: string) {
  const { stdout } = await run(process.execPath, ['--no-warnings', join(inject('consumers'), 'frameworks', file)]);
  return JSON.parse(stdout);
}
