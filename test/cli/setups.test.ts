import { expect, test } from 'vitest';
import { argumentsFor, start } from './setup.ts';
import { setups } from './setups/index.ts';
import { corsmith } from './terminal.ts';

test.each(setups)('$what: $cause', async (setup) => {
  const { cause, change, options, exit = 1 } = setup;
  const server = await start(setup);
  try {
    const argv = argumentsFor(setup, server);
    const result = await corsmith(...argv, '--json');
    expect(result).toMatchObject({ code: exit, err: '' });
    const { verdict, diagnoses, options: advised } = JSON.parse(result.out);
    expect(diagnoses[0]?.code).toBe(cause);
    for (const { page, fix } of diagnoses) {
      expect(page).toMatch(/^[A-Z]/);
      expect(fix).toMatch(/^[A-Z]/);
      expect(page).not.toBe(fix);
    }
    expect(advised?.cors).toBe(options);
    expect(verdict.kind).toBe(exit === 0 ? 'readable' : 'blocked');
    const { code, out } = await corsmith(...argv);
    expect(code).toBe(exit);
    expect(out).toContain(`[${cause}]`);
    expect(out).toContain(change);
  } finally {
    server.close();
  }
});

test('the table is long enough', () => {
  expect(setups.length).toBeGreaterThanOrEqual(130);
  expect(new Set(setups.map(({ what }) => what)).size).toBe(setups.length);
});
