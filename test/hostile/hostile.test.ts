import { expect, test } from 'vitest';
import { ORIGINS } from './origins.ts';
import { KINDS, testHostileRequests } from './over-server.ts';
import { PREFLIGHTS } from './preflights.ts';
import { RULES } from './rules.ts';
import { SERVERS } from './servers.ts';

testHostileRequests(SERVERS.filter(([name]) => name === 'node:http'));

test('thousands of requests are sent, and each input has its own name', () => {
  const names = [...ORIGINS, ...PREFLIGHTS].map(({ name, lines }) => `${name} ${lines.length} ${lines[1] ?? ''}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const tried = SERVERS.length * (ORIGINS.length * KINDS.length * Object.keys(RULES).length + PREFLIGHTS.length * 4);
  expect(tried).toBeGreaterThan(5000);
});
