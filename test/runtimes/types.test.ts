import { beforeAll, describe, expect, test } from 'vitest';
import { compile, PROGRAMS, VERSIONS, writeTypes } from './compile.ts';

beforeAll(() => writeTypes());

describe.each(Object.entries(VERSIONS))('%s', (_, typescript) => {
  test.each(Object.keys(PROGRAMS))('compiles the recipes for %s under strict', async (program) => {
    expect(await compile(program, typescript)).toBe('');
  });

  test('refuses an origin without a scheme', async () => {
    expect(await compile('wrong', typescript)).toMatch(/server\.ts\(3,\d+\): error/);
  });
});
