import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engines/engine.ts';
import { findEngine } from '../engines/installed.ts';
import { type PlaygroundPage, pageOf, servePlayground, urlOf } from './page.ts';

const PUT = { method: 'PUT', headers: 'Content-Type: application/json', credentials: 'include', body: 'string' };
const ORIGIN = 'https://app.example.com';

let server: Server;
beforeAll(async () => {
  server = await servePlayground();
});
afterAll(() => server.close());

describe.each(['chromium', 'firefox', 'webkit'] as const)('the timeline in %s', (name) => {
  let engine: Engine;
  let page: PlaygroundPage;
  beforeAll(async () => {
    engine = await findEngine(name).start();
    page = pageOf(engine, urlOf(server));
    await engine.input.resize(1280, 1000);
  });
  afterAll(() => engine.close());

  const texts = (selector: string): Promise<unknown> =>
    page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map(({ textContent }) => textContent)`);

  test('shows each request and response between its lanes, in order', async () => {
    await page.open({ policy: `{ origin: '${ORIGIN}', credentials: true }`, ...PUT });
    expect(await texts('.leg h3')).toEqual([
      'Page to browser: fetch()',
      'Browser to server: Preflight: OPTIONS /items',
      'Server to browser: Response: 204',
      'Browser to server: Request: PUT /items',
      'Server to browser: Response: 200',
      'Browser to page: Response: 200',
    ]);
    // from left to right: page, browser, server; and an arrow ends at the lanes that it connects
    const geometry = `(() => {
      const middle = (each) => { const { left, width } = each.getBoundingClientRect(); return left + width / 2; };
      const [pageLane, browser, serverLane] = [...document.querySelectorAll('.lanes span')].map(middle);
      const near = (a, b) => Math.abs(a - b) < 24;
      return [...document.querySelectorAll('.leg')].map((leg) => {
        const { left, right } = leg.getBoundingClientRect();
        return leg.matches('.page') ? near(left, pageLane) && near(right, browser) : near(left, browser) && near(right, serverLane);
      });
    })()`;
    expect(await page.evaluate(geometry)).toEqual([true, true, true, true, true, true]);
    const tops = `[...document.querySelectorAll('.leg')].map((leg) => leg.getBoundingClientRect().top)`;
    const order = [await page.evaluate(tops)].flat();
    expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)));
  });

  test('highlights the headers that decided the verdict, on both sides', async () => {
    await page.open({ policy: `{ origin: '${ORIGIN}', credentials: true, methods: ['GET'] }`, ...PUT });
    expect(await texts('.decided.good')).toEqual([
      `Origin: ${ORIGIN}`,
      `Access-Control-Allow-Origin: ${ORIGIN}`,
      'Access-Control-Allow-Credentials: true',
    ]);
    expect(await texts('.decided.bad')).toEqual([
      'Access-Control-Request-Method: PUT',
      'Access-Control-Allow-Methods: GET',
    ]);
    expect(await texts('.leg.bad h3')).toEqual(['Server to browser: Response: 204', 'Browser to page: TypeError']);
    expect(await texts('.leg.unsent h3')).toEqual(['Browser to server: The browser does not send the PUT']);
  });

  test('shows a required header that is missing', async () => {
    await page.open({ policy: "{ origin: 'https://elsewhere.example' }" });
    expect(await texts('.decided.bad')).toEqual([`Origin: ${ORIGIN}`, 'no Access-Control-Allow-Origin']);
    await page.open({ policy: `{ origin: '${ORIGIN}' }`, credentials: 'include' });
    expect(await texts('.decided.bad')).toEqual(['no Access-Control-Allow-Credentials']);
  });

  test('every check links to its clause', async () => {
    await page.open({ policy: `{ origin: '${ORIGIN}', credentials: true, methods: ['GET'] }`, ...PUT });
    const checks = await page.evaluate(
      `[...document.querySelectorAll('.checks li')].map((check) => [check.className, check.querySelector('.mark').textContent, check.querySelector('a').href])`,
    );
    const fetch = 'https://fetch.spec.whatwg.org/#';
    expect(checks).toEqual([
      ['good', '✓', `${fetch}concept-main-fetch`],
      ['good', '✓', `${fetch}http-fetch`],
      ['good', '✓', `${fetch}concept-cors-check`],
      ['good', '✓', `${fetch}concept-cors-check`],
      ['good', '✓', `${fetch}ok-status`],
      ['bad', '✗', `${fetch}http-access-control-allow-methods`],
    ]);
  });

  test('without a policy the server does not start, and there are no consoles', async () => {
    await page.open({ policy: "{ origin: 'https://app.example.com/' }" });
    expect(await texts('.leg h3')).toEqual([
      'Server: cors() throws at startup',
      'Browser to server: No request gets a response',
    ]);
    expect(await page.evaluate(`document.getElementById('consoles').checkVisibility()`)).toBe(false);
  });

  test('shows three consoles, the cause, the change, and the origins that the policy allows', async () => {
    await page.open({ policy: "{ origin: ['https://*.shop.example', 'https://a.example'] }" });
    const dt = [await texts('#consoles dt')].flat();
    const dd = [await texts('#consoles dd')].flat().map(String);
    expect(dt).toEqual(['Chromium', 'Firefox', 'Safari']);
    expect(dd[0]).toContain(
      `from origin '${ORIGIN}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin'`,
    );
    expect(dd[1]).toContain('Cross-Origin Request Blocked: The Same Origin Policy disallows');
    expect(dd[2]).toBe(`Origin ${ORIGIN} is not allowed by Access-Control-Allow-Origin. Status code: 200`);
    expect(await page.text('#cause li')).toBe(
      `"${ORIGIN}" is not allowed. If this is your own origin, list it in origin.`,
    );
    expect(await texts('#allows-list li')).toEqual(['https://a.example', 'https://*.shop.example']);
    await page.tap('#cause button');
    await page.shows('Allowed');
    expect(await texts('#consoles dd')).toEqual(Array(3).fill('No message about CORS.'));
  });

  test('names the engines that differ, and the timeline says why', async () => {
    await page.open({ policy: '{}', url: 'http://localhost:8080/items' });
    expect(await page.verdict()).toBe(
      'Allowed The page can read the response (200) if the user grants local network access in Chromium and Firefox. Safari blocks the request.',
    );
    expect(await texts('.checks li')).toContainEqual(
      expect.stringMatching(
        /The page's address is public \(assumed\); the server's is loopback\. Chromium: \w+, Firefox: \w+, WebKit: block/,
      ),
    );
    expect([await texts('#consoles dd')].flat()[2]).toMatch(/Safari blocks the request\.$/);
    await page.open({ policy: '{}', url: 'http://192.168.1.9/items' });
    expect(await page.verdict()).toMatch(/^Blocked A page loaded over https .*\. Chromium allows the request\.$/);
  });
});
