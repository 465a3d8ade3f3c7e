import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, poll } from './engines/engine.ts';
import { findEngine } from './engines/installed.ts';

/** A situation by the words on its button, and what the page then shows. */
const SITUATIONS: readonly (readonly [name: string, shows: string, exchanges: number])[] = [
  ['Anyone may read', 'The page reads the answer.', 1],
  ['This page may read', 'The page reads the answer.', 1],
  ['Another origin may, this page not', 'The response has no Access-Control-Allow-Origin header', 1],
  ['JSON asks first', 'The page reads the answer.', 2],
  ['A method that is not listed', 'DELETE', 1],
  ['A header that is not listed', 'x-trace', 1],
  ['Cookies and the wildcard', 'The browser blocks it.', 1],
  ['Cookies for this page', 'The page reads the answer.', 1],
  ['Mistake: * with credentials', 'This policy does not start', 0],
  ['Any port of localhost', 'The page reads the answer.', 2],
  ['A response header for scripts', 'x-total', 1],
  ['CORS switched off', 'The browser blocks it.', 1],
];

const PROBLEMS: readonly (readonly [name: string, code: string])[] = [
  ['Mistake: * with credentials', 'wildcard-with-credentials'],
  ['Mistake: a trailing slash', 'invalid-origin'],
  ['Mistake: a RegExp that is not bound', 'unanchored-regexp'],
  ['Mistake: a misspelt option', 'unknown-option'],
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

describe.each(['chromium', 'firefox', 'webkit'] as const)('the playground in %s', (name) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await findEngine(name).start();
    await engine.open(page);
    await shown('document.documentElement.dataset.ready');
  });
  afterAll(() => engine.close());

  const shown = (expression: string): Promise<string> =>
    poll(expression, async () => ((await engine.evaluate(expression)) as string | null) ?? undefined, 20_000);

  /** Presses a situation's button and waits until the page has shown what came of it. */
  const press = async (situation: string): Promise<void> => {
    await engine.evaluate(`document.getElementById('verdict').replaceChildren()`);
    await engine.evaluate(
      `[...document.querySelectorAll('nav button')].find((button) => button.textContent === ${JSON.stringify(situation)}).click()`,
    );
    await shown(`document.getElementById('verdict').textContent || undefined`);
  };

  test.each(SITUATIONS)('%s: %s', async (situation, shows, exchanges) => {
    await press(situation);
    const verdict = await shown(`document.getElementById('verdict').textContent`);
    expect(verdict).toContain(shows);
    expect(verdict).not.toContain('Not as predicted');
    expect(await engine.evaluate(`document.querySelectorAll('#exchanges article').length`)).toBe(exchanges);
  });

  test.each(PROBLEMS)('%s: %s', async (situation, code) => {
    await press(situation);
    expect(await engine.evaluate(`document.getElementById('issues').textContent`)).toContain(`[${code}]`);
  });

  test('problems appear as they are typed', async () => {
    await press('Anyone may read');
    expect(await engine.evaluate(`document.getElementById('issues').childElementCount`)).toBe(0);
    const type = `const field = document.getElementById('options'); field.value = '{"maxAge": -1}'; field.dispatchEvent(new Event('input'));`;
    await engine.evaluate(`(() => { ${type} })()`);
    expect(await shown(`document.getElementById('issues').textContent || undefined`)).toContain('[invalid-max-age]');
  });
});

test.each([
  ['light', '1280,1120'],
  ['phone', '400,1900'],
])('a picture for the documents: %s', async (name, size) => {
  const folder = mkdtempSync(join(tmpdir(), 'corsmith-picture-'));
  const keep = process.env['CORSMITH_DOCS'] === 'write';
  if (keep) mkdirSync('docs/images', { recursive: true });
  const file = keep ? `docs/images/playground-${name}.png` : join(folder, 'playground.png');
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=4000'];
  const args = [...flags, `--user-data-dir=${folder}`, `--window-size=${size}`, `--screenshot=${file}`, `${page}/#5`];
  const { stderr } = await promisify(execFile)('/usr/bin/chromium', args);
  expect(stderr).toMatch(/\d+ bytes written/);
  rmSync(folder, { recursive: true, force: true });
});
