import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { format } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { FakeResponse, run } from '../support/fakes.ts';

const lines = vi.hoisted((): string[] => []);

// as in Bun and Deno, whose debuglog has no `enabled`
vi.mock('node:util', async (original) => ({
  ...(await original<object>()),
  debuglog:
    (name: string) =>
    (...args: unknown[]) =>
      void lines.push(`${name}: ${format(...args)}`),
}));

const A = 'https://a.example';
const GET = { method: 'GET', headers: { origin: A } };

async function freshCors() {
  vi.resetModules();
  return (await import('../../src/index.ts')).cors;
}

afterEach(() => {
  lines.length = 0;
  vi.unstubAllEnvs();
});

test.each([
  ['corsmith', 1],
  ['http,corsmith', 1],
  ['other', 0],
  [undefined, 0],
])('NODE_DEBUG=%s is read at the first request', async (value, expected) => {
  const cors = await freshCors();
  vi.stubEnv('NODE_DEBUG', value);
  run(cors({ origin: A }), GET);
  expect(lines).toHaveLength(expected);
});

test('without NODE_DEBUG, a change is published but not logged', async () => {
  const cors = await freshCors();
  const events = new EventEmitter();
  const response = Object.assign(new FakeResponse(), {
    once: (event: string, then: () => void) => void events.once(event, then),
  });
  const changes: unknown[] = [];
  const onChange = (message: unknown) => void changes.push(message);
  const onDecision = () => undefined;
  subscribe('corsmith:decision', onDecision);
  subscribe('corsmith:change', onChange);
  run(cors({ origin: A }), GET, response);
  response.fields.set('access-control-allow-origin', '*');
  events.emit('finish');
  unsubscribe('corsmith:decision', onDecision);
  unsubscribe('corsmith:change', onChange);
  expect(changes).toEqual([expect.objectContaining({ header: 'Access-Control-Allow-Origin', sent: '*' })]);
  expect(lines).toEqual([]);
});
