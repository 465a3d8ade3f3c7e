import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CorsOptions } from '../../src/index.ts';
import type { Engine } from './engines/engine.ts';
import { findEngine } from './engines/installed.ts';
import { SECRET, startAttacker, startTool, type Tool } from './rebinding/servers.ts';

/** Each of the attacker's pages is loaded from its own name in this domain, which then resolves to 127.0.0.1. */
const DOMAIN = 'evil.example';
const PAGE = readFileSync(new URL('rebinding/page.html', import.meta.url), 'utf8');

const REQUESTS = [
  'GET',
  'POST',
  'DELETE',
  'iframe',
  'worker',
  'window.open',
  'DELETE in the popup',
  'WebSocket',
] as const;

/** In Chromium, the name leads to [::1] and 127.0.0.1. Firefox can be told the space of an IPv4 address only. */
const ATTACKERS = { chromium: '[::1]', firefox: '127.0.0.2' } as const;

const ORIGIN = { origin: 'http://localhost:*' } as const;
const WITHOUT: CorsOptions = { ...ORIGIN, enforce: 'all' };
const WITH: CorsOptions = { ...ORIGIN, enforce: { methods: 'all', allowedHosts: 'loopback' } };

describe.each(['chromium', 'firefox'] as const)('%s', (name) => {
  const { missing, start } = findEngine(name);
  if (missing !== '') {
    test(`${name} is installed`, () => {
      console.warn(missing);
      expect(process.env['CI'] ?? '', missing).toBe('');
    });
    return;
  }

  describe.each(['local', 'public'] as const)(
    'a page from a %s address whose name is rebound to 127.0.0.1',
    (space) => {
      let tool: Tool;
      let engine: Engine;
      beforeAll(async () => {
        tool = await startTool();
        engine = await start('about:blank', { name: DOMAIN, attacker: `${ATTACKERS[name]}:${tool.port}`, space });
      });
      afterAll(async () => {
        await engine.close();
        tool.close();
      });

      /** What the page reads of each response. */
      async function attack(label: string, options: CorsOptions): Promise<Readonly<Record<string, unknown>>> {
        tool.use(options);
        const host = `${label}.${DOMAIN}`;
        const address = ATTACKERS[name].replace(/[[\]]/g, '');
        const attacker = await startAttacker(address, tool.port, PAGE);
        await engine.resolveTo?.(host, address);
        await engine.open(`http://${host}:${tool.port}/`);
        await attacker.stop();
        await engine.resolveTo?.(host, '127.0.0.1');
        const reads = await engine.evaluate('attack(12000)');
        return Object.fromEntries(Object.entries(Object(reads)));
      }

      test('reaches handlers as docs/guard.md lists, without allowedHosts', async () => {
        const reads = await attack('without', WITHOUT);
        const reached = tool.reached();
        const outcomes = REQUESTS.map((request) => {
          if (!reached.has(request)) return [request, reads[request] === SECRET ? 'reads' : 'blocked'];
          return [request, reads[request] === SECRET ? '**reads**' : '**reaches**'];
        });
        expect(Object.fromEntries(outcomes)).toEqual(documented(`${TITLES[name]}, ${space}`));
      });

      test('reaches no handler, with allowedHosts', async () => {
        const reads = await attack('with', WITH);
        expect([...tool.reached()]).toEqual([]);
        expect(Object.keys(reads)).toEqual(REQUESTS);
        expect(Object.values(reads)).not.toContain(SECRET);
        for (const outcome of Object.values(documented('with `allowedHosts`'))) expect(outcome).toBe('refused');
      });
    },
  );
});

const TITLES = { chromium: 'Chromium', firefox: 'Firefox' } as const;

/** A column of the table in docs/guard.md, by request. */
function documented(column: string): Readonly<Record<string, string>> {
  const [, section = ''] =
    /^### The attack in real browsers\n(.*?)^##/ms.exec(readFileSync('docs/guard.md', 'utf8')) ?? [];
  const [head = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  const outcome = head.indexOf(column);
  return Object.fromEntries(
    rows.flatMap(([requests = '', ...outcomes]) =>
      requests.split(', ').map((request) => [request.replaceAll('`', ''), String(outcomes[outcome - 1])]),
    ),
  );
}
