import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type CorsDecisionMessage, cors } from '../../src/index.ts';
import { check } from './check.ts';
import { fakeRunner } from './runners/fake.ts';
import { EXCHANGES } from './table.ts';

const CHANNEL = 'corsmith:decision';
const messages: CorsDecisionMessage[] = [];
const keep = (message: unknown): void => {
  messages.push(message as CorsDecisionMessage); // the documented type of messages on the channel
};

beforeAll(() => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  subscribe(CHANNEL, keep);
});
afterAll(() => {
  unsubscribe(CHANNEL, keep);
  vi.restoreAllMocks();
});

describe('with a subscriber', () => {
  const runner = fakeRunner({ removeHeader: true });

  test.each(EXCHANGES)('$name', async (row) => {
    messages.length = 0;
    const outcome = await runner.run(row, row.options === undefined ? cors() : cors(row.options));
    check(row, outcome);
    const { error, headers } = row.expect;
    // an error is not a decision, unless the application failed later; every other result is one
    const decided = error === undefined || row.name.startsWith('the application fails');
    expect(messages.length).toBe(decided ? 1 : 0);
    const said = messages.flatMap(({ decision }) => decision.set.map(([name, value]) => [name.toLowerCase(), value]));
    const done = Object.entries(headers).filter(([name, value]) => value !== null && value !== row.before?.[name]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(done));
  });
});
