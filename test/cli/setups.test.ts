import { expect, test } from 'vitest';
import { start } from './setup.ts';
import { applications } from './setups/applications.ts';
import { credentials } from './setups/credentials.ts';
import { origins } from './setups/origins.ts';
import { permissions } from './setups/permissions.ts';
import { proxies } from './setups/proxies.ts';
import { redirects } from './setups/redirects.ts';
import { corsmith } from './terminal.ts';

const setups = [...applications, ...origins, ...credentials, ...permissions, ...redirects, ...proxies];

test.each(setups)('$what: $cause', async (setup) => {
  const { path = '/items', args = [], cause, change, exit = 1 } = setup;
  const server = await start(setup);
  try {
    const argv = ['explain', `${server.url}${path}`, '--origin', 'http://app.example', ...args];
    const told = await corsmith(...argv, '--json');
    expect(told).toMatchObject({ code: exit, err: '' });
    const { verdict, diagnoses } = JSON.parse(told.out);
    expect(diagnoses[0]?.code).toBe(cause);
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
  expect(setups.length).toBeGreaterThanOrEqual(40);
  expect(new Set(setups.map(({ what }) => what)).size).toBe(setups.length);
});
