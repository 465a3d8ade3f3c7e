import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { delay, type Engine, poll } from '../engines/engine.ts';
import { findEngine } from '../engines/installed.ts';
import { EDITOR, type PlaygroundPage, pageOf, servePlayground, urlOf } from './page.ts';

const BROKEN = "{ origin: ['https://app.example.com/'], methods: ['GET'] }";

let server: Server;
beforeAll(async () => {
  server = await servePlayground();
});
afterAll(() => server.close());

describe.each(['chromium', 'firefox', 'webkit'] as const)('keyboard, mouse and touch in %s', (name) => {
  let engine: Engine;
  let page: PlaygroundPage;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const each of keys) await engine.input.press(each);
  };

  /** Presses a key, and waits until something else has the focus. */
  const moveFocus = async (keys: string): Promise<void> => {
    await page.evaluate('(() => { window.focusedBefore = document.activeElement; })()');
    await press(keys);
    await poll(`another focus after ${keys}`, async () =>
      (await page.evaluate('document.activeElement !== window.focusedBefore')) === true ? true : undefined,
    );
  };

  /** A picture for the documents. */
  const record = async (step: string): Promise<void> => {
    const picture = await engine.picture();
    expect(picture.length).toBeGreaterThan(10_000);
    if (process.env['CORSMITH_DOCS'] === 'write') writeFileSync(`docs/images/playground-${step}-${name}.png`, picture);
  };

  beforeAll(async () => {
    engine = await findEngine(name).start();
    page = pageOf(engine, urlOf(server));
    await engine.input.resize(1280, 800);
  });
  afterAll(() => engine.close());

  test('on a phone, two taps lead from a shared link to the fixed policy, and a third copies its link', async () => {
    // a MiniBrowser window cannot be narrower
    await engine.input.resize(name === 'webkit' ? 450 : 390, 844);
    await page.open({ policy: BROKEN, method: 'PUT' });
    await page.shows('Does not start');
    await record('phone-0-link');
    await page.tap('#verdict button');
    await page.shows('Blocked Preflight: ');
    await record('phone-1-fix');
    await page.tap('#verdict button');
    await page.shows('Allowed');
    await record('phone-2-change');
    expect(await page.policy()).toBe("{ origin: ['https://app.example.com'], methods: ['GET', 'PUT'] }");
    await page.tap('#copy');
    await poll('the confirmation', async () => (await page.text('#said')) || undefined);
    expect(await page.text('#said')).toBe('Link copied.');
    await record('phone-3-copied');
    const link = String(await page.evaluate('location.href'));
    await page.evaluate(
      `(() => { const field = document.createElement('textarea'); field.id = 'pasted'; document.body.prepend(field); field.focus(); })()`,
    );
    await press('Control+v');
    const pasted = await poll(
      'the clipboard',
      async () => String(await page.evaluate(`document.getElementById('pasted').value`)) || undefined,
    );
    expect(pasted).toBe(link);
    await engine.input.resize(1280, 800);
    await engine.open('about:blank');
    await engine.open(pasted);
    await page.shows('Allowed');
  });

  test('Tab reaches every control in the order of the page, and each shows the focus', async () => {
    await page.open({ policy: "{ origin: ['https://app.example.com/'], maxAge: 100000 }" });
    await page.evaluate(`document.querySelectorAll('details').forEach((details) => { details.open = true; })`);
    const controls = `[...document.querySelectorAll('a, button, input, select, textarea, summary, #policy')].filter((control) => control.checkVisibility())`;
    const expected = [
      await page.evaluate(`${controls}.map((control) => control.id || control.textContent.trim())`),
    ].flat();
    const outlined = `(() => { const { activeElement } = document; const shown = activeElement.shadowRoot?.querySelector('.cm-editor') ?? activeElement; const { outlineStyle, outlineWidth } = getComputedStyle(shown); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; })()`;
    await page.evaluate(`document.getElementById('situation').focus()`);
    const reached = ['situation'];
    while (reached.length < expected.length) {
      await moveFocus('Tab');
      reached.push(await page.focused());
      await poll(`the outline of ${reached.at(-1)}`, async () =>
        (await page.evaluate(outlined)) === true ? true : undefined,
      );
    }
    expect(reached).toEqual(expected);
    // and back again through the editor
    await moveFocus('Shift+Tab');
    expect(await page.focused()).toBe(expected.at(-2));
  });

  test('Tab leaves the editor, even after typing and completion', async () => {
    await page.open({ policy: '' });
    await page.evaluate(`${EDITOR}.querySelector('.cm-content').focus()`);
    await press('{');
    await page.type('cr');
    const offered = await poll('completions', async () => (await page.text('.cm-tooltip-autocomplete')) || undefined);
    expect(offered).toContain('credentials');
    expect(offered).toContain('Allows requests with cookies and HTTP authentication.');
    // right after the completions appear, the editor treats Enter as typing
    await delay(150);
    await press('Enter');
    await page.type('true');
    await poll('the completed name', async () => ((await page.policy()) === '{credentials: true}' ? true : undefined));
    await page.shows('Does not start');
    await moveFocus('Tab');
    expect(await page.focused()).not.toBe('policy');
    await moveFocus('Shift+Tab');
    expect(await page.focused()).toBe('policy');
    await moveFocus('Shift+Tab');
    expect(await page.focused()).not.toBe('policy');
  });

  test('a fix is applied with the keyboard, and the next button has the focus', async () => {
    await page.open({ policy: BROKEN, method: 'PUT' });
    await page.evaluate(`document.getElementById('copy').focus()`);
    await press('Tab', 'Enter');
    await page.shows('Blocked Preflight: ');
    await poll('the focus', async () => ((await page.focused()) === 'Apply change' ? true : undefined));
    await press('Enter');
    await page.shows('Allowed');
    await poll('the focus', async () => ((await page.focused()) === 'verdict' ? true : undefined));
  });

  test('Ctrl+Enter evaluates again, in the editor and in a field, and inserts nothing', async () => {
    await page.open({ policy: '{}' });
    for (const focus of [`${EDITOR}.querySelector('.cm-content')`, `document.getElementById('headers')`]) {
      await page.evaluate(`${focus}.focus()`);
      const before = Number(await page.evaluate('document.documentElement.dataset.ready'));
      await press('Control+Enter');
      await poll('another result', async () =>
        Number(await page.evaluate('document.documentElement.dataset.ready')) === before + 1 ? true : undefined,
      );
    }
    expect(await page.policy()).toBe('{}');
    expect(await page.evaluate(`document.getElementById('headers').value`)).toBe('');
  });

  test('an issue shows its message on hover, with a button that applies its fix', async () => {
    await page.open({ policy: "{ origin: ['https://app.example.com/'] }" });
    const middle = (selector: string): Promise<unknown> =>
      page.evaluate(
        `(() => { const box = ${EDITOR}.querySelector('${selector}')?.getBoundingClientRect(); return box && [box.x + box.width / 2, box.y + box.height / 2]; })()`,
      );
    const [x, y] = [await middle('.mark')].flat();
    await engine.input.hover(Number(x) - 40, Number(y) + 60);
    await engine.input.hover(Number(x), Number(y));
    const message = await poll('the message', async () => (await page.text('.cm-tooltip-hover')) || undefined);
    expect(message).toContain('is not an origin: an origin does not end in a slash.');
    // the tooltip is placed once it is measured
    await poll('its button', async () => {
      const [left, top] = [await middle('.cm-tooltip-hover button')].flat();
      if (Number(top) > 0) await engine.input.tap(Number(left), Number(top));
      return (await page.policy()).includes("/'") ? undefined : true;
    });
    await page.shows('Allowed');
    expect(await page.policy()).toBe("{ origin: ['https://app.example.com'] }");
  });

  test('back and forward restore earlier states', async () => {
    await page.open({ policy: BROKEN, method: 'PUT' });
    await page.tap('#verdict button');
    await page.shows('Blocked');
    await page.tap('#verdict button');
    await page.shows('Allowed');
    for (const [step, text] of [
      ['back', 'Blocked'],
      ['back', 'Does not start'],
      ['forward', 'Blocked'],
      ['forward', 'Allowed'],
    ] as const) {
      await page.evaluate(`history.${step}()`);
      await page.shows(text);
    }
    expect(await page.policy()).toContain("methods: ['GET', 'PUT']");
  });

  test('without a clipboard, the link is shown and selected', async () => {
    await page.open({ policy: '{}' });
    await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`);
    await page.tap('#copy');
    await poll('the link', async () => ((await page.text('#said')) === 'Copy this link:' ? true : undefined));
    expect(await page.evaluate(`document.querySelector('#said input').value`)).toBe(
      await page.evaluate('location.href'),
    );
    expect(await page.evaluate('document.getSelection().toString() || document.activeElement.value')).toBe(
      await page.evaluate('location.href'),
    );
  });
});
