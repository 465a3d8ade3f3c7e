import { execFileSync } from 'node:child_process';
import { at } from './connection.ts';
import { asJson, type ConsoleLine, delay, type Engine, poll } from './engine.ts';
import { readKeys } from './keys.ts';
import { freePort, removeFolder, start, temporaryFolder } from './program.ts';
import { connectToPages } from './webkit-pages.ts';
import { openScreen } from './x11.ts';

/** WebKitGTK's MiniBrowser by WebKit's remote inspector; unlike its WebDriver this has a console and an HTTP cache. */
export async function startWebkit(path: string, xvfb: string, url: string): Promise<Engine> {
  const folder = temporaryFolder('webkit');
  const screen = start(xvfb, ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {}, 3);
  const display = await screen.says(/^(\d+)\n/);
  const port = await freePort();
  const env = environment(folder, display);
  const program = start(path, [url], { ...env, WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}` });
  const devices = await openScreen(display);
  const socketPath = await poll('MiniBrowser', () => inspectorPath(port));

  let lines: ConsoleLine[] = [];
  const outer = await connectToPages(`ws://127.0.0.1:${port}${socketPath}`, (method, params) => {
    if (method === 'Console.messageAdded') lines.push({ text: String(at(params, 'message', 'text')) });
  });

  async function evaluateNow(expression: string): Promise<unknown> {
    const page = await outer.page();
    return at(await page.send('Runtime.evaluate', { expression, returnByValue: true }), 'result', 'value');
  }

  async function evaluate(expression: string): Promise<unknown> {
    // Its evaluate() does not wait for promises.
    const { send } = await outer.page();
    const started = await send('Runtime.evaluate', { expression: asJson(expression) });
    const promiseObjectId = at(started, 'result', 'objectId');
    const response = await send('Runtime.awaitPromise', { promiseObjectId, returnByValue: true });
    if (at(response, 'wasThrown') === true) throw new Error(JSON.stringify(response));
    return JSON.parse(String(at(response, 'result', 'value')));
  }

  /** The page is below the bar with the address. */
  async function hover(x: number, y: number): Promise<void> {
    const bar = Number(await evaluate('screenY + outerHeight - innerHeight'));
    devices.move(Math.round(x), Math.round(bar + y));
    await delay(50);
  }

  return {
    name: 'webkit',
    version: versionOf(path, env),
    input: {
      async press(keys) {
        await devices.focus();
        devices.press(readKeys(keys).map(({ keysym }) => keysym));
        await delay(50);
      },
      hover,
      async tap(x, y) {
        await hover(x, y);
        devices.button(true);
        devices.button(false);
        await delay(50);
      },
      async resize(width, height) {
        const bar = Number(await evaluate('outerHeight - innerHeight'));
        await devices.resize(width, height + bar);
        await poll('the new size', async () =>
          (await evaluate(`innerWidth === ${width}`)) === true ? true : undefined,
        );
      },
    },
    async open(url) {
      const mark = JSON.stringify(String(Math.random()));
      await evaluateNow(`window.left = ${mark}; setTimeout(() => { location.href = ${JSON.stringify(url)}; })`);
      const state = `window.left === ${mark} ? 'before' : document.readyState`;
      // Between the two there is no page for a moment.
      const ready = (): Promise<unknown> => evaluateNow(state).catch(() => 'between');
      await poll(`load of ${url}`, async () => ((await ready()) === 'complete' ? true : undefined));
    },
    evaluate,
    async clearConsole() {
      lines = [];
    },
    async console() {
      return lines;
    },
    async picture() {
      const [width, height] = [await evaluate('innerWidth'), await evaluate('innerHeight')];
      const { send } = await outer.page();
      const shot = await send('Page.snapshotRect', { x: 0, y: 0, width, height, coordinateSystem: 'Viewport' });
      return Buffer.from(String(at(shot, 'dataURL')).replace(/^.*,/, ''), 'base64');
    },
    async close() {
      outer.close();
      devices.close();
      await program.stop();
      await screen.stop();
      removeFolder(folder);
    },
  };
}

function environment(folder: string, display: string): NodeJS.ProcessEnv {
  return {
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    GIO_USE_VFS: 'local',
    GSETTINGS_BACKEND: 'memory',
    LIBGL_ALWAYS_SOFTWARE: '1',
    HOME: folder,
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_RUNTIME_DIR: folder,
  };
}

/** The page that lists what can be inspected names the socket of each. */
async function inspectorPath(port: number): Promise<string | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
  return response === undefined ? undefined : /\/socket\/\d+\/\d+\/WebPage/.exec(await response.text())?.[0];
}

function versionOf(path: string, env: NodeJS.ProcessEnv): string {
  const output = execFileSync(path, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.trim().replace(/^\S+ /, '');
}
