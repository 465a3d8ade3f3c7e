import { at, type Connection, connect, listAt } from './connection.ts';
import { asJson, type ConsoleLine, type DevTools, type Engine, poll, type Rebinding } from './engine.ts';
import { type Key, readKeys } from './keys.ts';
import { removeFolder, start, temporaryFolder } from './program.ts';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // WebGL without a graphics card.
  '--enable-unsafe-swiftshader',
  '--remote-debugging-port=0',
  // Chromium does not look up names with punctuation
  '--host-resolver-rules=MAP a?b.localhost 127.0.0.1',
  // The developer tools connect to the tab as any page would.
  '--remote-allow-origins=devtools://devtools',
];

/** Chromium by the Chrome DevTools Protocol. */
export async function startChromium(path: string, rebinding?: Rebinding): Promise<Engine> {
  const folder = temporaryFolder('chromium');
  const program = start(
    path,
    [...ARGUMENTS, ...rebindingArguments(rebinding), `--user-data-dir=${folder}`, 'about:blank'],
    { HOME: folder },
  );
  const browserUrl = await program.says(/DevTools listening on (ws:\S+)/);
  let lines: ConsoleLine[] = [];
  let loaded = 0;
  const connection = await connect(browserUrl, (method, params) => {
    if (method === 'Page.loadEventFired') loaded += 1;
    if (method === 'Log.entryAdded') lines.push({ text: String(at(params, 'entry', 'text')) });
    if (method === 'Runtime.consoleAPICalled') lines.push({ text: listAt(params, 'args').map(argumentText).join(' ') });
    if (method === 'Audits.issueAdded') lines.push(...issueLine(params));
  });
  const targets = listAt(await connection.send('Target.getTargets'), 'targetInfos');
  const targetId = at(
    targets.find((target) => at(target, 'type') === 'page'),
    'targetId',
  );
  const session = await attach(connection, targetId);
  // Chromium only creates issues, which have the codes, while the network domain is on.
  const domains = ['Page', 'Runtime', 'Log', 'Network', 'Audits'];
  await Promise.all(domains.map((domain) => connection.send(`${domain}.enable`, {}, session)));
  const version = await connection.send('Browser.getVersion');

  const send = (method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> =>
    connection.send(method, params, session);

  const picture = async (): Promise<Buffer> =>
    Buffer.from(String(at(await send('Page.captureScreenshot', { format: 'png' }), 'data')), 'base64');

  return {
    name: 'chromium',
    version: String(at(version, 'product')).replace(/^.*\//, ''),
    input: {
      async press(keys) {
        const pressed = readKeys(keys);
        const modifiers = pressed.reduce((sum, { key }) => sum + (MODIFIERS[key] ?? 0), 0);
        for (const key of pressed) await send('Input.dispatchKeyEvent', keyEvent(key, true, modifiers));
        for (const key of [...pressed].reverse()) await send('Input.dispatchKeyEvent', keyEvent(key, false, modifiers));
      },
      async hover(x, y) {
        await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
      },
      async tap(x, y) {
        await send('Emulation.setTouchEmulationEnabled', { enabled: true });
        await send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
        await send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      },
      async resize(width, height) {
        await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      },
    },
    async open(url) {
      const before = loaded;
      const result = await connection.send('Page.navigate', { url }, session);
      const failure = at(result, 'errorText');
      if (failure !== undefined) throw new Error(`${url}: ${String(failure)}`);
      await poll(`load of ${url}`, async () => (loaded > before ? true : undefined));
    },
    evaluate: (expression) => evaluate(connection, session, expression),
    async clearConsole() {
      lines = [];
    },
    async console() {
      return lines;
    },
    picture,
    async screenshot({ width, height, scheme }) {
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      await send('Emulation.setScrollbarsHidden', { hidden: true });
      await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
      return picture();
    },
    command: (method, params) => connection.send(method, params, session),
    openDevTools: () => openDevTools(connection, browserUrl, String(targetId)),
    async close() {
      await connection.send('Browser.close').catch(() => {});
      connection.close();
      await program.stop();
      removeFolder(folder);
    },
  };
}

/** A later rule is never used where an earlier one matches, and the last `--host-resolver-rules` counts. */
function rebindingArguments(rebinding: Rebinding | undefined): readonly string[] {
  if (rebinding === undefined) return [];
  const { name, attacker, space } = rebinding;
  return [
    // both [::1] and 127.0.0.1: a browser connects to the second where the first refuses connections
    `--host-resolver-rules=MAP *.${name} localhost`,
    `--ip-address-space-overrides=${attacker}=${space}`,
    '--disable-popup-blocking',
  ];
}

const MODIFIERS: Readonly<Record<string, number>> = { Control: 2, Shift: 8 };

function keyEvent({ key, code }: Key, isDown: boolean, modifiers: number): Readonly<Record<string, unknown>> {
  const written = key === 'Enter' ? '\r' : key;
  const text = isDown && written.length === 1 && (modifiers & 2) === 0 ? { text: written } : {};
  // an editing command of the platform, which the protocol does not derive from keys
  const commands = isDown && modifiers === 2 && key === 'v' ? { commands: ['paste'] } : {};
  return { type: isDown ? 'keyDown' : 'keyUp', key, windowsVirtualKeyCode: code, modifiers, ...text, ...commands };
}

interface Session {
  readonly [name: string]: unknown;
  readonly sessionId: unknown;
}

async function attach(connection: Connection, targetId: unknown): Promise<Session> {
  const attached = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  return { sessionId: at(attached, 'sessionId') };
}

async function evaluate(connection: Connection, session: Session, expression: string): Promise<unknown> {
  const parameters = { expression: asJson(expression), awaitPromise: true, returnByValue: true };
  const result = await connection.send('Runtime.evaluate', parameters, session);
  const failure = at(result, 'exceptionDetails');
  if (failure !== undefined) throw new Error(JSON.stringify(failure));
  return JSON.parse(String(at(result, 'result', 'value')));
}

/** The developer tools are a separate page, which is connected to the tab by the same protocol. */
async function openDevTools(connection: Connection, browserUrl: string, targetId: string): Promise<DevTools> {
  const { host } = new URL(browserUrl);
  const url = `devtools://devtools/bundled/devtools_app.html?ws=${host}/devtools/page/${targetId}&panel=network`;
  const session = await attach(connection, at(await connection.send('Target.createTarget', { url }), 'targetId'));
  // Requests are recorded from the moment the network domain is on.
  const isRecording = `import('./core/sdk/sdk.js').then(({ TargetManager }) =>
    TargetManager.TargetManager.instance().primaryPageTarget()?.networkAgent().invoke_enable({}))`;
  await poll('DevTools', async () => {
    const enabled = await evaluate(connection, session, isRecording).catch(() => null);
    return enabled === null ? undefined : enabled;
  });
  return { evaluate: (expression) => evaluate(connection, session, expression) };
}

function argumentText(argument: unknown): string {
  return String(at(argument, 'value') ?? at(argument, 'description') ?? '');
}

/** A CORS failure as data; its text comes separately, by the log. */
function issueLine(params: unknown): readonly ConsoleLine[] {
  const details = at(params, 'issue', 'details', 'corsIssueDetails');
  const code = at(details, 'corsErrorStatus', 'corsError');
  return typeof code === 'string' ? [{ text: '', code, url: String(at(details, 'request', 'url')) }] : [];
}
