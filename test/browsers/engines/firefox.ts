import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, type Connection, connect, listAt } from './connection.ts';
import { asJson, type ConsoleLine, type Engine, poll, type Rebinding } from './engine.ts';
import { readKeys } from './keys.ts';
import { removeFolder, start, temporaryFolder } from './program.ts';

/** Turns off everything that uses the network or opens pages on its own. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.features.standard': '',
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
};

const ARGUMENTS = [
  '--headless',
  '--no-remote',
  '--new-instance',
  '--remote-debugging-port=0',
  // BiDi's log has no CORS messages: they are read from the browser's own scope.
  '--remote-allow-system-access',
];

/** Messages about requests; errors of scripts, including those of the browser itself, can arrive at any time. */
const READ_CONSOLE = `JSON.stringify(Services.console.getMessageArray()
  .filter((message) => message instanceof Ci.nsIScriptError)
  .filter((message) => !/ javascript$/i.test(message.category))
  .map((message) => ({ text: message.errorMessage, code: message.category })))`;

const OPEN_NETWORK_PANEL = `(async () => {
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
  globalThis.networkPanel = toolbox.getPanel('netmonitor').panelWin;
  return '';
})()`;

/** Firefox by WebDriver BiDi. */
export async function startFirefox(path: string, rebinding?: Rebinding): Promise<Engine> {
  const folder = temporaryFolder('firefox');
  const lines = Object.entries({ ...PREFERENCES, ...rebindingPreferences(rebinding) }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(folder, 'user.js'), lines.join(''));
  const program = start(path, [...ARGUMENTS, '--profile', folder, 'about:blank'], { HOME: folder });
  const url = await program.says(/WebDriver BiDi listening on (ws:\S+)/);
  const connection = await connect(`${url}/session`);
  const session = await connection.send('session.new', { capabilities: {} });
  const context = await firstContext(connection, {});
  const chrome = await firstContext(connection, { 'moz:scope': 'chrome' });

  // otherwise nothing in the page has the focus
  await evaluate(connection, chrome, 'Services.focus.activeWindow = window, gBrowser.selectedBrowser.focus(), ""');
  const perform = async (source: Readonly<Record<string, unknown>>): Promise<void> => {
    await connection.send('input.performActions', { context, actions: [source] });
  };

  return {
    name: 'firefox',
    version: String(at(session, 'capabilities', 'browserVersion')),
    input: {
      async press(keys) {
        const values = readKeys(keys).map(({ webdriver }) => webdriver);
        const down = values.map((value) => ({ type: 'keyDown', value }));
        const up = [...values].reverse().map((value) => ({ type: 'keyUp', value }));
        await perform({ type: 'key', id: 'keyboard', actions: [...down, ...up] });
      },
      async hover(x, y) {
        const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
        await perform({ type: 'pointer', id: 'mouse', actions: [move] });
      },
      async tap(x, y) {
        const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
        const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
        const parameters = { pointerType: 'touch' };
        await perform({ type: 'pointer', id: 'finger', parameters, actions: [move, ...press] });
      },
      async resize(width, height) {
        await connection.send('browsingContext.setViewport', { context, viewport: { width, height } });
      },
    },
    async open(address) {
      const before = await evaluate(connection, context, 'window.isEarlier = true, location.href').catch(() => '');
      await connection.send('browsingContext.navigate', { context, url: address, wait: 'complete' });
      if (address.includes('#') && address.split('#')[0] === before.split('#')[0]) return;
      // the wait ends early if the earlier page, or a frame in it, changes its own URL meanwhile, as the playground does
      const isShown = "String(window.isEarlier !== true && document.readyState === 'complete')";
      await poll(address, async () =>
        (await evaluate(connection, context, isShown).catch(() => 'false')) === 'true' ? true : undefined,
      );
    },
    async evaluate(expression) {
      return JSON.parse(await evaluate(connection, context, asJson(expression)));
    },
    async clearConsole() {
      await evaluate(connection, chrome, 'Services.console.reset(), ""');
    },
    async console() {
      const messages: readonly ConsoleLine[] = JSON.parse(await evaluate(connection, chrome, READ_CONSOLE));
      return messages;
    },
    async resolveTo(name, address) {
      const names = '@mozilla.org/network/native-dns-override;1';
      const override = `Cc['${names}'].getService(Ci.nsINativeDNSResolverOverride)`;
      const steps = [`${override}.clearOverrides()`, `${override}.addIPOverride('${name}', '${address}')`];
      await evaluate(connection, chrome, [...steps, 'Services.dns.clearCache(true)', "''"].join(', '));
    },
    async picture() {
      const shot = await connection.send('browsingContext.captureScreenshot', { context });
      return Buffer.from(String(at(shot, 'data')), 'base64');
    },
    async openDevTools() {
      await evaluate(connection, chrome, OPEN_NETWORK_PANEL);
      return {
        async evaluate(expression) {
          return JSON.parse(await evaluate(connection, chrome, asJson(expression)));
        },
      };
    },
    async close() {
      await connection.send('browser.close').catch(() => {});
      connection.close();
      await program.stop();
      removeFolder(folder);
    },
  };
}

function rebindingPreferences(rebinding: Rebinding | undefined): Readonly<Record<string, unknown>> {
  if (rebinding === undefined) return {};
  const { attacker, space } = rebinding;
  return {
    [`network.lna.address_space.${space === 'local' ? 'private' : 'public'}.override`]: attacker,
    'network.lna.prompt.timeout': 300,
    'dom.disable_open_during_load': false,
  };
}

async function firstContext(connection: Connection, scope: Readonly<Record<string, string>>): Promise<string> {
  const tree = await connection.send('browsingContext.getTree', { maxDepth: 0, ...scope });
  const context = at(listAt(tree, 'contexts')[0], 'context');
  if (typeof context !== 'string') throw new Error('Firefox shows no window.');
  return context;
}

async function evaluate(connection: Connection, context: string, expression: string): Promise<string> {
  const result = await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
  if (at(result, 'type') !== 'success') throw new Error(JSON.stringify(result));
  return String(at(result, 'result', 'value'));
}
