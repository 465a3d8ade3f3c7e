import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPolicy } from '../../src/index.ts';
import { OPTION_NAMES } from '../../src/options/options.ts';

const page = readFileSync('docs/options.md', 'utf8');
const APP = 'https://app.example.com';

describe('the table of responses', () => {
  const rows = tableAfter('| the browser sends | any origin').map(([asks = '', ...cells]) => ({ asks, cells }));
  const options = { exposedHeaders: 'X-Total', allowedHeaders: 'X-Id', maxAge: 600 };
  const policies = [
    createPolicy(options),
    createPolicy({ ...options, origin: APP, credentials: true }),
    createPolicy({ ...options, origin: 'https://other.example', credentials: true }),
  ];
  const REQUESTS = [
    { method: 'GET', headers: {} },
    { method: 'GET', headers: { origin: APP } },
    { method: 'OPTIONS', headers: { origin: APP, 'access-control-request-method': 'PUT' } },
  ];
  const WORDS: readonly (readonly [RegExp, string])[] = [
    [/`(?:Access-Control-Allow-Origin: )?\*`|the request's origin/, 'Access-Control-Allow-Origin'],
    [/credentials/, 'Access-Control-Allow-Credentials'],
    [/methods/, 'Access-Control-Allow-Methods'],
    [/(?<!exposed )headers/, 'Access-Control-Allow-Headers'],
    [/max-age/, 'Access-Control-Max-Age'],
    [/exposed headers/, 'Access-Control-Expose-Headers'],
    [/`Vary: Origin`/, 'Vary'],
  ];

  it.each(rows.map((row, index) => ({ ...row, index })))('$asks', async ({ cells, index }) => {
    for (const [column, policy] of policies.entries()) {
      const cell = cells[column] ?? '';
      const { set, vary, status } = await policy.evaluate(REQUESTS[index] ?? expect.unreachable());
      const sent = [...set.map(([name]) => name), ...(vary.length > 0 ? ['Vary'] : [])];
      expect(sent.sort(), cell).toEqual(WORDS.flatMap(([word, name]) => (word.test(cell) ? [name] : [])).sort());
      expect(String(status ?? ''), cell).toBe(/^\d+/.exec(cell)?.[0] ?? '');
    }
  });
});

describe('the table of origins', () => {
  /** An origin that the row allows, and one that it refuses. */
  const EXAMPLES: readonly (readonly [allowed: string, refused?: string])[] = [
    ['https://anyone.example'],
    [APP, 'https://app.example.com.evil.example'],
    ['https://a.b.example.com', 'https://example.com'],
    ['https://shop-7.example.com', 'https://shop.example.com'],
    ['http://localhost:5173', 'https://localhost:5173'],
    ['http://192.168.0.7:5173', 'http://192.168.evil.example:5173'],
    ['vscode-webview://1a2b', 'https://vscode-webview.example'],
    ['https://pr-7.example.com', 'https://pr-x.example.com'],
    ['https://a.example', APP],
    [APP, 'https://anyone.example'],
    [APP, 'https://anyone.example'],
    ['https://anyone.example'],
    ['', APP],
  ];
  const rows = tableAfter('| `origin` | allows').map(([written = ''], index) => ({ written, index }));

  it.each(rows)('$written', async ({ written, index }) => {
    const [allowed, refused] = EXAMPLES[index] ?? expect.unreachable();
    const code = (/`(.*?)`/.exec(written)?.[1] ?? '')
      .replace(', …', '')
      .replace(/(?<=callback.*)…/, 'callback(null, origin === APP)')
      .replace('…', 'origin === APP');
    const origin: unknown = new Function('APP', `return ${code}`)(APP);
    const policy = createPolicy({ origin } as object);
    const reader = async (from: string) => {
      const { set } = await policy.evaluate({ method: 'GET', headers: { origin: from } });
      return set.find(([name]) => name === 'Access-Control-Allow-Origin')?.[1];
    };
    if (allowed !== '') expect([allowed, '*']).toContain(await reader(allowed));
    if (refused !== undefined) expect(await reader(refused)).toBeUndefined();
  });

  it('true allows any origin, and needs a waiver with credentials', async () => {
    const everyone = createPolicy({ origin: true });
    expect(await everyone.evaluate({ method: 'GET', headers: {} })).toMatchObject({
      set: [['Access-Control-Allow-Origin', '*']],
    });
    expect(() => createPolicy({ origin: true, credentials: true } as object)).toThrow('credentialed-any-origin');
  });
});

/** The cells of the table whose header row starts with `head`. */
function tableAfter(head: string): readonly (readonly string[])[] {
  const [, rest = ''] = page.split(head);
  const rows = rest.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return rows.map((row) => row.slice(2, -2).split(' | '));
}

it('has a row for each option, in their order', () => {
  const table = page.slice(0, page.indexOf('## Origins'));
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(OPTION_NAMES);
});
