import { expect, test } from 'vitest';
import { testExchanges } from './over-runner.ts';
import { fakeRunner } from './runners/fake.ts';
import { express5, httpRunner } from './runners/http.ts';
import { EXCHANGES } from './table.ts';

testExchanges('a minimal request and response', () => fakeRunner({ removeHeader: true }));
testExchanges('a response without removeHeader', () => fakeRunner({ removeHeader: false }));
testExchanges('Express 5', () => httpRunner(express5));

test('the table has over 150 rows, each with its own name', () => {
  const names = EXCHANGES.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
