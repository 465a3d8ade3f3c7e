import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, poll } from './engines/engine.ts';
import { findEngine } from './engines/installed.ts';

/** Each situation with the verdict that it shows. */
const SITUATIONS: readonly (readonly [id: string, verdict: string])[] = [
  ['postman', 'Blocked The response has no Access-Control-Allow-Origin header.'],
  ['localhost', 'Blocked The response has no Access-Control-Allow-Origin header.'],
  ['slash', 'Does not start cors() throws: the policy has a problem.'],
  ['cookie', 'Blocked '],
  ['wildcard-cookie', 'Does not start cors() throws: the policy has a problem.'],
  ['put', 'Blocked Preflight: '],
  ['preflight', 'Blocked Preflight: '],
  ['subdomains', 'Does not start cors() throws: the policy has '],
  ['headers', 'Allowed The page can read the response (200).'],
  ['cdn', 'Allowed The page can read the response (200).'],
  ['null', 'Blocked The response has no Access-Control-Allow-Origin header.'],
  ['patch', 'Blocked Preflight: '],
];

let demo: ChildProcess;
let page = '';

beforeAll(async () => {
  demo = spawn(process.execPath, ['examples/demo/main.js', '--api-port', '0', '--page-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  demo.stdout?.on('data', (data) => {
    printed += String(data);
  });
  page = await poll('the demo', async () => /Open (\S+)/.exec(printed)?.[1]);
});
afterAll(() => demo.kill());

test('the page, its style and its script are below 250 kB gzipped', () => {
  const files = ['index.html', 'style.css', 'dist/app.js'].map((name) => readFileSync(`examples/playground/${name}`));
  const size = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  console.log(`the playground has ${size} bytes, gzipped`);
  expect(size).toBeLessThan(250_000);
});

describe.each(['chromium', 'firefox', 'webkit'] as const)('the playground in %s', (name) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await findEngine(name).start();
  });
  afterAll(() => engine.close());

  const evaluate = (expression: string): Promise<unknown> => engine.evaluate(expression);
  /** Waits until the page shows the result of its last change. */
  const settled = (): Promise<unknown> =>
    poll('a result', async () => {
      const ready = await evaluate(`Number(document.documentElement.dataset.ready) > 0`).catch(() => false);
      return ready === true ? true : undefined;
    });
  const verdict = async (): Promise<unknown> => {
    await settled();
    return evaluate(`document.querySelector('#verdict p').textContent`);
  };
  /** A new page with a link's state. */
  const openLink = async (state: Readonly<Record<string, string>>): Promise<void> => {
    await engine.open(`${page}/?${Math.random()}#${new URLSearchParams(state)}`);
    await settled();
  };
  const policy = (): Promise<unknown> =>
    evaluate(
      `[...document.getElementById('policy').shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')`,
    );
  const tap = async (selector: string): Promise<void> => {
    expect(
      await evaluate(
        `(() => { const found = document.querySelector(${JSON.stringify(selector)}); found?.click(); return found !== null; })()`,
      ),
      selector,
    ).toBe(true);
    await settled();
  };

  describe('situations', () => {
    beforeAll(() => openLink({ policy: '{}' }));

    test.each(SITUATIONS)('%s: %s', async (id, shows) => {
      await evaluate(
        `(() => { const menu = document.getElementById('situation'); menu.value = ${JSON.stringify(id)}; menu.dispatchEvent(new Event('change')); })()`,
      );
      expect(await verdict()).toContain(shows);
      expect(await evaluate(`document.getElementById('situation').value`)).toBe(id);
      expect(await evaluate(`document.getElementById('lesson').textContent`)).not.toBe('');
      const fragment = await evaluate('location.hash');
      await engine.open(`${page}/?${id}${fragment}`);
      expect(await verdict(), 'the link shows the same').toContain(shows);
    });

    test('the menu has no other situations', async () => {
      const ids = await evaluate(
        `[...document.getElementById('situation').options].map(({ value }) => value).filter(Boolean)`,
      );
      expect(ids).toEqual(SITUATIONS.map(([id]) => id));
    });
  });

  test('an issue is underlined in the text, and has a button that fixes it', async () => {
    await openLink({ policy: "{\n  origin: 'https://app.example.com',\n  maxAge: 100000,\n  orign: '*',\n}" });
    const marks = `[...document.getElementById('policy').shadowRoot.querySelectorAll('.mark')].map((mark) => mark.textContent)`;
    expect(await evaluate(marks)).toEqual(['100000', "orign: '*'"]);
    expect(
      await evaluate(`[...document.querySelectorAll('#issues li')].map(({ className }) => className).sort()`),
    ).toEqual(['error', 'warning']);
    await tap('#issues .warning button');
    expect(await policy()).toContain('maxAge: 86400');
  });

  test("a page that requests a server on localhost needs the user's permission", async () => {
    const request = { policy: "'*'", url: 'https://localhost:3000/' };
    await openLink({ ...request, origin: 'https://app.example.com' });
    expect(await verdict()).toContain('(200) if the user grants local network access in Chromium and Firefox.');
    const step =
      "The page's address is public (assumed); the server's is loopback. Chromium: ask, Firefox: ask, WebKit: allow";
    expect(await evaluate('document.body.textContent')).toContain(step);
    await openLink({ ...request, origin: 'http://app.example.com' });
    expect(await verdict()).toMatch(/in Firefox\. Chromium blocks the request\.$/);
    await openLink({ ...request, origin: 'http://localhost:5173' });
    expect(await verdict()).not.toContain('local network');
  });

  test('nothing in a link is run as code', async () => {
    await openLink({ policy: '{ origin: (() => { window.wasRun = true; return "*"; })() }' });
    expect(await verdict()).toContain('Does not start');
    expect(await evaluate(`document.getElementById('issues').textContent`)).toContain('does not run code');
    expect(await evaluate('window.wasRun')).toBeNull();
  });

  test('a RegExp that takes too long is stopped, and the page keeps working', async () => {
    const state = {
      policy:
        "{ origin: /^https:\\/\\/(a+)+$/, dangerouslyAllow: ['slow-regexp', 'unproven-regexp', 'regexp-admits-foreign-origin'] }",
      origin: `https://${'a'.repeat(60)}.example`,
    };
    await openLink(state);
    expect(await verdict()).toContain('Stopped Evaluating this policy took longer than 200 ms');
    await evaluate(`location.hash = ${JSON.stringify(`#${new URLSearchParams({ policy: '{}' })}`)}`);
    await poll('the next result', async () => (String(await verdict()).includes('Allowed') ? true : undefined));
  });

  test('a pasted command becomes the request, and its secrets appear neither in the page nor in the link', async () => {
    await openLink({ policy: "{ origin: 'https://shop.example' }" });
    const command = `curl 'https://api.example/orders?token=sesame1' -X PUT -H 'Origin: https://shop.example' -H 'Authorization: Bearer sesame2' -H 'X-Api-Key: sesame3' -b 'sid=sesame4' --data-raw '{}'`;
    await evaluate(
      `(() => { const field = document.getElementById('paste'); field.value = ${JSON.stringify(command)}; field.dispatchEvent(new Event('input')); })()`,
    );
    await poll('the request', async () =>
      (await evaluate(`document.getElementById('method').value`)) === 'PUT' ? true : undefined,
    );
    expect(await verdict()).toContain('Blocked');
    expect(await evaluate(`document.getElementById('paste-note').textContent`)).toContain(
      'Cookies and secrets were removed.',
    );
    expect(
      await evaluate(
        `location.href + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join() + document.body.textContent`,
      ),
    ).not.toContain('sesame');
    expect(await evaluate(`document.getElementById('call').textContent`)).toContain("method: 'PUT'");
  });

  test('a typed secret does not appear in the link', async () => {
    await openLink({ policy: '{}' });
    await evaluate(
      `(() => { const field = document.getElementById('headers'); field.value = 'Authorization: Bearer sesame'; field.dispatchEvent(new Event('input')); })()`,
    );
    await settled();
    expect(await evaluate('location.href')).not.toContain('sesame');
  });

  test('an edit updates the verdict and the link', async () => {
    await openLink({ policy: '{}' });
    const text = "{ origin: 'https://elsewhere.example' }";
    await evaluate(
      `(() => { document.getElementById('policy').shadowRoot.querySelector('.cm-line').textContent = ${JSON.stringify(text)}; })()`,
    );
    await poll('the verdict', async () => (String(await verdict()).includes('Blocked') ? true : undefined));
    const written = `new URLSearchParams(location.hash.slice(1)).get('policy')`;
    expect(await poll('the link', async () => ((await evaluate(written)) === text ? text : undefined))).toBe(text);
  });

  test.each([
    ["{ origin: '*' }", {}],
    ["{ origin: 'https://elsewhere.example' }", {}],
    ["{ origin: 'http://localhost:*', credentials: true }", { method: 'PUT', credentials: 'include' }],
    ["{ origin: '*' }", { credentials: 'include' }],
  ])('%s: the browser does what the page predicts', async (text, request) => {
    await openLink({ policy: text, ...request });
    await evaluate(`document.getElementById('send').click()`);
    const sent = await poll(
      'the result',
      async () => ((await evaluate(`document.getElementById('sent').textContent`)) as string) || undefined,
    );
    expect(sent).toMatch(/^As predicted: /);
  });

  const sent = (): Promise<unknown> =>
    poll('the result', async () => (await evaluate(`document.getElementById('sent').textContent`)) || undefined);

  test.each([
    ["{ origin: 'https://elsewhere.example' }", {}],
    ["{ origin: 'http://localhost:*', methods: ['GET'] }", { method: 'PUT' }],
    ["{ origin: '*' }", { credentials: 'include' }],
  ])('%s: the console prints what the page predicts', async (text, request) => {
    const withoutUrls = (line: unknown): string =>
      String(line).replace(/https?:\/\/\S+?(?=['’]?\.?(?:[\s(]|$))/g, 'URL');
    await openLink({ policy: text, origin: page, ...request });
    const index = ['chromium', 'firefox', 'webkit'].indexOf(name);
    const predicted = withoutUrls(await evaluate(`document.querySelectorAll('#consoles dd')[${index}].textContent`));
    await engine.clearConsole();
    await evaluate(`document.getElementById('send').click()`);
    await sent();
    await poll(
      `"${predicted}" in the console`,
      async () =>
        (await engine.console()).some((line) => withoutUrls(line.text).includes(predicted)) ? true : undefined,
      20_000,
    );
  });

  test("an edit removes the browser's result", async () => {
    await openLink({ policy: '{}' });
    await evaluate(`document.getElementById('send').click()`);
    await sent();
    await evaluate(
      `(() => { const field = document.getElementById('method'); field.value = 'PUT'; field.dispatchEvent(new Event('input')); })()`,
    );
    expect(await evaluate(`document.getElementById('sent').textContent`)).toBe('');
  });

  test('a link can make neither the demo run a slow RegExp nor the browser store a cookie', async () => {
    await openLink({ policy: "{ origin: /^(.|.|.)+!$/, dangerouslyAllow: ['slow-regexp', 'unproven-regexp'] }" });
    await evaluate(`document.getElementById('send').click()`);
    expect(await sent()).toBe('Not sent: the demo does not run a RegExp that may be slow.');
    await openLink({
      policy: "{ origin: 'http://localhost:*', credentials: true }",
      credentials: 'include',
      response: 'Set-Cookie: planted=1\nX-Total: 2',
    });
    await evaluate(`document.getElementById('send').click()`);
    expect(await sent()).toMatch(/^As predicted: /);
    expect(await evaluate('document.cookie')).toBe('');
  });

  test('the CSP blocks inline scripts, and the page needs none and loads nothing from other servers', async () => {
    await engine.clearConsole();
    await openLink({ policy: '{}' });
    const lines = await engine.console();
    expect(lines.filter(({ text }) => /Content.Security.Policy/i.test(text))).toEqual([]);
    const loaded = await evaluate(`performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin)`);
    expect([loaded].flat().filter((origin) => origin !== page && origin !== 'null')).toEqual([]);
    await evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.wasRun = true' }))`,
    );
    expect(await evaluate('window.wasRun')).toBeNull();
  });
});

const SHOWN = `#${new URLSearchParams({ policy: "{\n  // the pages of our app\n  origin: ['https://app.example.com'],\n  methods: ['GET', 'POST'],\n  credentials: true,\n}", method: 'PUT', headers: 'Content-Type: application/json', credentials: 'include', body: 'string' })}`;

describe('screenshots for the docs', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await findEngine('chromium').start();
    await engine.open(`${page}/${SHOWN}`);
    await poll('the verdict', async () =>
      String(await engine.evaluate(`document.getElementById('verdict').textContent`)).includes('Blocked')
        ? true
        : undefined,
    );
  });
  afterAll(() => engine.close());

  test.each([
    ['light', 1280, 1180, 'light'],
    ['dark', 1280, 1180, 'dark'],
    ['phone', 390, 844, 'light'],
    ['phone-dark', 390, 844, 'dark'],
  ] as const)('%s', async (name, width, height, scheme) => {
    const picture = await engine.screenshot?.({ width, height, scheme });
    expect(picture?.length).toBeGreaterThan(20_000);
    if (process.env['CORSMITH_DOCS'] === 'write' && picture !== undefined) {
      mkdirSync('docs/images', { recursive: true });
      writeFileSync(`docs/images/playground-${name}.png`, picture);
    }
  });
});
