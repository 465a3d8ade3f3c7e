import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delay, type Engine, poll, type View } from '../browsers/engines/engine.ts';
import { findEngine } from '../browsers/engines/installed.ts';
import { inConsole, MESSAGES, sectionsOf } from './messages.ts';
import { PAGES, serveSite } from './site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join()))`;

/** One page of each kind; the other pages have the same parts. */
const KINDS = ['', 'options', 'troubleshooting', 'errors/null-origin', 'api/corsmith', 'playground/'];

const VIEWS: readonly View[] = [
  { width: 360, height: 740, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
  { width: 1920, height: 1080, scheme: 'light' },
  { width: 360, height: 740, scheme: 'dark' },
  { width: 1280, height: 900, scheme: 'light' },
];

/** Slow 4G, as in the developer tools of Chromium. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const FAST = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

let engine: Engine;
let site: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  site = await serveSite();
  engine = await findEngine('chromium').start();
});
afterAll(async () => {
  await engine.close();
  site.server.close();
});

const command = (method: string, params: Readonly<Record<string, unknown>> = {}) =>
  engine.command?.(method, params) ?? expect.unreachable();

async function show(view: View): Promise<void> {
  const { width, height, scheme } = view;
  await command('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 });
  await command('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

describe.each(VIEWS)('$width px, $scheme', (view) => {
  beforeAll(() => show(view));

  it.each(KINDS)('axe finds no violation on /%s, and nothing is wider than the window', async (path) => {
    await engine.open(`${site.url}${path}`);
    await engine.evaluate(`(() => { ${AXE}; })()`);
    expect(await engine.evaluate(RULES)).toEqual([]);
    expect(await engine.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(view.width);
    const dark = await engine.evaluate(
      `getComputedStyle(document.body).colorScheme.includes('dark') || document.documentElement.classList.contains('dark')`,
    );
    if (path !== 'playground/') expect(dark).toBe(view.scheme === 'dark');
  });
});

describe('the pages', () => {
  it('fit a phone, load nothing from elsewhere, and write nothing to the console', async () => {
    await show({ width: 360, height: 740, scheme: 'light' });
    const wide: string[] = [];
    const foreign: unknown[] = [];
    await engine.clearConsole();
    for (const path of PAGES) {
      await engine.open(`${site.url}${path}`);
      const { width, origins } = (await engine.evaluate(
        `({ width: document.documentElement.scrollWidth, origins: performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(?:data|blob):/.test(name) && new URL(name).origin !== location.origin) })`,
      )) as { readonly width: number; readonly origins: readonly string[] }; // what the expression is
      if (width > 360) wide.push(`${path}: ${width}`);
      foreign.push(...origins);
    }
    expect(wide).toEqual([]);
    expect(foreign).toEqual([]);
    expect((await engine.console()).map(({ text }) => text)).toEqual([]);
  });
});

describe('on slow 4G', () => {
  beforeAll(async () => {
    await show({ width: 360, height: 740, scheme: 'light' });
    await command('Network.setCacheDisabled', { cacheDisabled: true });
    await command('Network.emulateNetworkConditions', SLOW_4G);
  });
  afterAll(async () => {
    await command('Network.emulateNetworkConditions', FAST);
    await command('Network.setCacheDisabled', { cacheDisabled: false });
  });

  const paintOf = async (path: string) => {
    await engine.open(`${site.url}${path}`);
    const paints = `performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => Math.round(startTime))`;
    return Number(await engine.evaluate(`${paints}[0]`));
  };

  it.each(KINDS)('the first paint of /%s takes less than a second', async (path) => {
    let paint = await paintOf(path);
    // other work of this machine delays it, too
    for (let attempt = 1; attempt < 4 && paint >= 1000; attempt += 1) paint = Math.min(paint, await paintOf(path));
    console.info(`first paint of /${path}: ${paint} ms`);
    expect(paint).toBeGreaterThan(SLOW_4G.latency);
    expect(paint).toBeLessThan(1000);
  });
});

describe('the search box', () => {
  beforeAll(async () => {
    await show({ width: 1280, height: 900, scheme: 'light' });
    await engine.open(site.url);
    await poll('the search box', async () => {
      await engine.evaluate(`document.querySelector('.VPNavBarSearch button')?.click()`);
      return (await engine.evaluate(`document.activeElement?.id === 'localsearch-input'`)) === true ? true : undefined;
    });
  });

  const SECTIONS = [
    'No Access-Control-Allow-Origin',
    'The preflight has an error status',
    'A wildcard with credentials',
    'A header is not allowed',
  ];
  const lines = SECTIONS.flatMap((section) =>
    ['Chromium', 'Firefox', 'WebKit'].flatMap(
      (engineName) => MESSAGES.find((message) => message.section === section && message.engine === engineName) ?? [],
    ),
  );

  it('is tried with a line of each engine', () => expect(lines).toHaveLength(12));

  it.each(lines)('finds the line of $engine in $section', async (message) => {
    await engine.evaluate(`document.querySelector('#localsearch-input').select()`);
    await command('Input.insertText', { text: inConsole(message) });
    const marked = `document.querySelector('#localsearch-input').dataset.seen`;
    const first = await poll('a result', async () => {
      const found = await engine.evaluate(`document.querySelector('.result')?.href`);
      return typeof found === 'string' && found !== (await engine.evaluate(marked)) ? found : undefined;
    });
    const titles = await engine.evaluate(`[...document.querySelectorAll('.result .titles')][0].textContent`);
    expect(
      sectionsOf(message).some((section) => String(titles).includes(section)),
      String(titles),
    ).toBe(true);
    await engine.evaluate(`${marked} = ${JSON.stringify(first)}`);
  });

  it('has no violation either', async () => {
    await engine.evaluate(`(() => { ${AXE}; })()`);
    expect(await engine.evaluate(RULES)).toEqual([]);
  });

  it('opens the line that it found', async () => {
    await command('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 13,
    });
    const opened = await poll('the page', async () => {
      const href = String(await engine.evaluate('location.href'));
      return href.includes('troubleshooting') ? href : undefined;
    });
    const id = JSON.stringify(new URL(opened).hash.slice(1));
    expect(await engine.evaluate(`document.getElementById(${id})?.textContent.includes('WebKit: ')`)).toBe(true);
  });
});

const PICTURES = process.env['CORSMITH_DOCS'] === 'write' ? 'docs/images' : 'reports/site-pictures';

describe('pictures', () => {
  it.each(VIEWS.filter(({ width }) => width < 1500))('$width px, $scheme', async (view) => {
    await show(view);
    await engine.open(site.url);
    await delay(300);
    const picture = (await engine.screenshot?.(view)) ?? expect.unreachable();
    expect(picture.length).toBeGreaterThan(10_000);
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `site-${view.width}-${view.scheme}.png`), picture);
  });
});
