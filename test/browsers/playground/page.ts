import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Engine, poll } from '../engines/engine.ts';

const FOLDER = 'examples/playground/';
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** Serves the files of the playground, and axe, which its CSP allows from the page's own origin. */
export function servePlayground(requests: string[] = []): Promise<Server> {
  const files = new Map(
    ['index.html', 'style.css', 'dist/app.js'].map((name) => [`/${name}`, readFileSync(FOLDER + name)]),
  );
  files.set('/axe.js', readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js')));
  const server = createServer(({ url = '' }, response) => {
    const path = url.replace(/\?.*$/, '');
    requests.push(path);
    const name = path === '/' ? '/index.html' : path;
    const file = files.get(name);
    response.writeHead(file === undefined ? 404 : 200, {
      'Content-Type': TYPES[name.replace(/^.*\./, '')] ?? 'text/plain',
    });
    response.end(file);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export function urlOf(server: Server): string {
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

export type LinkState = Readonly<Record<string, string>>;

export function fragmentOf(state: LinkState): string {
  return `#${new URLSearchParams(state)}`;
}

/** What a test does with the open playground. */
export interface PlaygroundPage {
  evaluate(expression: string): Promise<unknown>;
  /** Reopens the page with the state of a link. */
  open(state: LinkState): Promise<void>;
  /** Waits until the page shows the result of its last change. */
  settled(): Promise<void>;
  verdict(): Promise<string>;
  /** Waits for a verdict that contains a text. */
  shows(text: string): Promise<string>;
  /** The text of the first element that a selector finds, in the page or in the editor. */
  text(selector: string): Promise<string>;
  policy(): Promise<string>;
  /** Taps the middle of an element, which must be visible without scrolling. */
  tap(selector: string): Promise<void>;
  /** The id or text of the element with the focus. */
  focused(): Promise<string>;
  type(text: string): Promise<void>;
}

export const EDITOR = `document.getElementById('policy').shadowRoot`;

export function pageOf(engine: Engine, url: string): PlaygroundPage {
  const evaluate = (expression: string): Promise<unknown> => engine.evaluate(expression);
  const settled = async (): Promise<void> => {
    await poll('a result', async () => {
      const ready = await evaluate('Number(document.documentElement.dataset.ready) > 0').catch(() => false);
      return ready === true ? true : undefined;
    });
  };
  const text = async (selector: string): Promise<string> =>
    String(
      await evaluate(
        `(document.querySelector(${JSON.stringify(selector)}) ?? ${EDITOR}.querySelector(${JSON.stringify(selector)}))?.textContent ?? ''`,
      ),
    );
  const verdict = async (): Promise<string> => {
    await settled();
    return text('#verdict p');
  };
  return {
    evaluate,
    settled,
    text,
    verdict,
    async open(state) {
      await engine.open(`${url}/?${Math.random()}${fragmentOf(state)}`);
      await settled();
    },
    shows: (part) =>
      poll(
        `the verdict "${part}"`,
        async () => {
          const shown = await verdict();
          return shown.includes(part) ? shown : undefined;
        },
        30_000,
      ),
    policy: async () =>
      String(await evaluate(`[...${EDITOR}.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')`)),
    async tap(selector) {
      const place = await evaluate(
        `(() => { const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]; return [x, y, document.elementFromPoint(x, y)?.matches(${JSON.stringify(selector)})]; })()`,
      );
      const [x, y, isVisible] = Array.isArray(place) ? place : [];
      if (isVisible !== true) throw new Error(`${selector} is not visible at ${x}, ${y}.`);
      await engine.input.tap(Number(x), Number(y));
    },
    focused: async () =>
      String(
        await evaluate(
          `(() => { const { activeElement } = document; return activeElement.id || activeElement.textContent.trim().slice(0, 80); })()`,
        ),
      ),
    async type(characters) {
      for (const character of characters) await engine.input.press(character);
    },
  };
}
