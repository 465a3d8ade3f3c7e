import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chromiumCurl,
  curlVerbose,
  fetchCall,
  firefoxCurl,
  oldChromiumCurl,
  powerShell,
  type Sent,
} from '../../cli/input/formats.ts';
import { type Engine, poll } from '../engines/engine.ts';
import { findEngine } from '../engines/installed.ts';
import { type PlaygroundPage, pageOf, servePlayground, urlOf } from './page.ts';

const SENT: Sent = {
  url: 'https://api.example/orders?token=sesame1secret&page=2',
  method: 'PUT',
  headers: [
    ['Origin', 'https://shop.example'],
    ['Referer', 'https://shop.example/'],
    ['Content-Type', 'application/json'],
    ['Authorization', 'Bearer sesame2secret'],
    ['X-Api-Key', 'sesame3secret'],
  ],
  cookies: [['sid', 'sesame4secret']],
  body: '{"password":"sesame5secret"}',
};
const COPIED: readonly (readonly [string, string])[] = [
  ['cURL (bash) of Chromium', chromiumCurl(SENT, 'bash')],
  ['cURL (cmd) of Chromium', chromiumCurl(SENT, 'cmd')],
  ['cURL (bash) of older Chromium', oldChromiumCurl(SENT, 'bash')],
  ['cURL (cmd) of older Chromium', oldChromiumCurl(SENT, 'cmd')],
  ['cURL (POSIX) of Firefox', firefoxCurl(SENT, 'bash')],
  ['cURL (Windows) of Firefox', firefoxCurl(SENT, 'cmd')],
  ['PowerShell of Chromium', powerShell(SENT, 'chromium')],
  ['PowerShell of Firefox', powerShell(SENT, 'firefox')],
  ['fetch of Chromium', fetchCall(SENT, 'chromium')],
  ['fetch of Firefox', fetchCall(SENT, 'firefox')],
  ['fetch (Node.js) of Chromium', fetchCall(SENT, 'node')],
  ['the output of curl -v', curlVerbose(SENT)],
];

const API = 'https://api.example/orders';
const CONSOLES: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'Chromium',
    `Access to fetch at '${API}' from origin 'https://shop.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    { url: API, origin: 'https://shop.example' },
  ],
  [
    'Chromium, of a preflight',
    `Access to fetch at '${API}' from origin 'https://shop.example' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    { url: API, origin: 'https://shop.example', method: 'PUT' },
  ],
  [
    'Firefox',
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
    { url: API },
  ],
  [
    'Safari',
    `[Error] Origin https://shop.example is not allowed by Access-Control-Allow-Origin. Status code: 200\n[Error] Fetch API cannot load ${API} due to access control checks.`,
    { url: API, origin: 'https://shop.example' },
  ],
];

let server: Server;
beforeAll(async () => {
  server = await servePlayground();
});
afterAll(() => server.close());

describe.each(['chromium', 'firefox', 'webkit'] as const)('what is pasted in %s', (name) => {
  let engine: Engine;
  let page: PlaygroundPage;
  beforeAll(async () => {
    engine = await findEngine(name).start();
    page = pageOf(engine, urlOf(server));
  });
  afterAll(() => engine.close());

  const paste = async (text: string): Promise<void> => {
    await page.evaluate(
      `(() => { const field = document.getElementById('paste'); field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input')); })()`,
    );
  };
  const field = async (id: string): Promise<unknown> => page.evaluate(`document.getElementById('${id}').value`);
  const pasted = (): Promise<unknown> =>
    poll('the request', async () => ((await field('paste')) === '' ? true : undefined));

  test.each(COPIED)('%s fills in the request, without its secrets', async (title, text) => {
    await page.open({ policy: "{ origin: 'https://shop.example', credentials: true, methods: ['GET'] }" });
    await paste(text);
    await pasted();
    await page.shows('Blocked Preflight: Access-Control-Allow-Methods is "GET", which does not include PUT');
    expect(await field('url')).toBe('https://api.example/orders?token=REDACTED&page=2');
    expect(await field('method')).toBe('PUT');
    // fetch() does not have it
    expect(await field('origin')).toBe(/^fetch/.test(title) ? await field('origin') : 'https://shop.example');
    expect(String(await field('headers')).toLowerCase()).toContain('content-type: application/json');
    expect(String(await field('headers'))).toMatch(/authorization: Bearer REDACTED/i);
    expect(String(await field('headers'))).toMatch(/x-api-key: REDACTED/i);
    expect(await page.text('#call')).toContain("method: 'PUT'");
    expect(await page.text('#paste-note')).toContain('Cookies and secrets were removed.');
    const shown = `location.href + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join() + document.body.textContent + document.getElementById('policy').shadowRoot.textContent`;
    expect(await page.evaluate(shown)).not.toContain('sesame');
  });

  test.each(CONSOLES)('a console line from %s fills in the request', async (_title, text, expected) => {
    await page.open({ policy: "{ origin: 'https://elsewhere.example' }" });
    await paste(text);
    await pasted();
    await page.shows('Blocked');
    for (const [id, value] of Object.entries(expected)) expect(await field(id), id).toBe(value);
  });

  test('the lines that the page prints for the three consoles can be pasted again', async () => {
    await page.open({ policy: "{ origin: 'https://elsewhere.example' }", url: API, origin: 'https://shop.example' });
    const lines = await page.evaluate(
      `[...document.querySelectorAll('#consoles dd')].map(({ textContent }) => textContent)`,
    );
    expect(lines).toHaveLength(3);
    for (const [index, line] of [lines].flat().entries()) {
      await page.open({ policy: "{ origin: 'https://elsewhere.example' }" });
      await paste(String(line));
      // Safari prints the URL in a separate line
      if (index === 2) {
        const note = await poll('the note', async () => (await page.text('#paste-note')) || undefined);
        expect(note).toBe('The console line has no URL: paste the lines after it as well.');
        continue;
      }
      await pasted();
      expect(await field('url')).toBe(API);
    }
  });

  test.each([
    ['https://shop.example/cart?x=1', 'Allowed'],
    [' https://SHOP.example ', 'Allowed'],
    ['null', 'Blocked'],
    ['vscode-webview://abc', 'Blocked'],
    ['shop.example', 'Not possible The page has no valid origin.'],
    ['', 'Not possible The page has no valid origin.'],
  ])('the origin "%s" of the page: %s', async (origin, shows) => {
    await page.open({ policy: "{ origin: 'https://shop.example' }", origin });
    await page.shows(shows);
  });

  test('unrecognized text changes nothing, and a note says what is accepted', async () => {
    await page.open({ policy: '{}' });
    await paste('hello');
    expect(await poll('the note', async () => (await page.text('#paste-note')) || undefined)).toContain(
      '"hello" was not recognized: expected',
    );
    expect(await field('paste')).toBe('hello');
    expect(await field('url')).toBe('https://api.example.com/items');
  });
});
