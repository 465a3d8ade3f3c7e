import { expect, test } from 'vitest';
import { sendHttp } from '../exchanges/runners/http-client.ts';
import { serve } from './serve.ts';
import { TARGETS } from './targets.ts';

const RUNS = TARGETS.filter(({ id }) => ['express', 'node-http'].includes(id)).flatMap((target) =>
  target.runtimes.map((runtime) => [target.id, runtime, target] as const),
);

test.each(RUNS)('NODE_DEBUG=corsmith logs the refused requests of %s on %s', async (_, runtime, target) => {
  for (const [env, logged] of [
    [{ NODE_DEBUG: 'corsmith' }, true],
    [{}, false],
  ] as const) {
    const server = await serve(target, runtime, env);
    await sendHttp(server.port, { path: '/api/echo', headers: { origin: 'https://evil.example' } });
    await expect.poll(() => server.output().includes('https://evil.example')).toBe(logged);
    await server.stop();
  }
});
