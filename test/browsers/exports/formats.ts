import type { EngineName } from '../engines/engine.ts';

/** The entries of the network panel's context menu that copy a request. */
export const FORMATS = ['curl-posix', 'curl-windows', 'powershell', 'fetch', 'node-fetch'] as const;
export type Format = (typeof FORMATS)[number];

/** The formats that an engine's developer tools have. */
export const FORMATS_OF: Readonly<Record<'chromium' | 'firefox', readonly Format[]>> = {
  chromium: FORMATS,
  firefox: FORMATS.filter((format) => format !== 'node-fetch'),
};

/** What Chromium writes between requests that are copied together; Firefox copies one request at a time. */
export const SEPARATORS: Readonly<Record<Format, string>> = {
  'curl-posix': ' ;\n',
  'curl-windows': ' &\r\n',
  powershell: ';\r\n',
  fetch: ' ;\n',
  'node-fetch': ' ;\n',
};

type Copies = Readonly<Partial<Record<Format, string>>>;

/** What the developer tools copied. */
export interface Exports {
  /** By URL and method. */
  readonly requests: Readonly<Record<string, Copies>>;
  /** All requests together, where the menu has such an entry. */
  readonly all?: Copies;
  readonly har: string;
}

const IS_EXPORTED = `const isExported = (method, url) =>
    /[/](?:allowed|refused)[/]/.test(url) && !(method === 'GET' && url.endsWith('/allowed/cookie'));`;

const COPY_IN_CHROMIUM = `(async () => {
  ${IS_EXPORTED}
  const [{ NetworkPanel }, { NetworkLog }, { InspectorFrontendHost }] = await Promise.all(
    ['panels/network/network.js', 'models/logs/logs.js', 'core/host/host.js'].map((path) => import('./' + path)),
  );
  const view = NetworkPanel.NetworkPanel.instance().networkLogView;
  const host = InspectorFrontendHost.InspectorFrontendHostInstance;
  const copied = async (copy) => {
    const { copyText } = host;
    let text = '';
    host.copyText = (copiedText) => { text = copiedText; };
    await copy();
    host.copyText = copyText;
    return text;
  };
  const all = {
    'curl-posix': await copied(() => view.copyAllCurlCommand('unix')),
    'curl-windows': await copied(() => view.copyAllCurlCommand('win')),
    powershell: await copied(() => view.copyAllPowerShellCommand()),
    fetch: await copied(() => view.copyAllFetchCall(0)),
    'node-fetch': await copied(() => view.copyAllFetchCall(1)),
  };
  const requests = {};
  for (const request of NetworkLog.NetworkLog.instance().requests()) {
    if (!isExported(request.requestMethod, request.url())) continue;
    requests[request.url() + ' ' + request.requestMethod] = {
      'curl-posix': await copied(() => view.copyCurlCommand(request, 'unix')),
      'curl-windows': await copied(() => view.copyCurlCommand(request, 'win')),
      powershell: await copied(() => view.copyPowerShellCommand(request)),
      fetch: await copied(() => view.copyFetchCall(request, 0)),
      'node-fetch': await copied(() => view.copyFetchCall(request, 1)),
    };
  }
  return { requests, all, har: await copied(() => view.copyAllAsHAR({ sanitize: true })) };
})()`;

const COPY_IN_FIREFOX = `(async () => {
  ${IS_EXPORTED}
  const { connector, store, windowRequire } = networkPanel;
  const load = (path) => windowRequire('devtools/client/netmonitor/src/' + path);
  const Menu = load('widgets/RequestListContextMenu');
  const { getDisplayedRequests } = load('selectors/index');
  const { HarMenuUtils } = load('har/har-menu-utils');
  const menu = new Menu({ connector });
  const clipboard = () => {
    const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
    transferable.init(null);
    transferable.addDataFlavor('text/plain');
    Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard);
    const data = {};
    transferable.getTransferData('text/plain', data);
    return data.value.QueryInterface(Ci.nsISupportsString).data;
  };
  const copied = async (copy) => { await copy(); return clipboard(); };
  // The menu reads these parts one by one, and some take a second.
  const PARTS = ['requestHeaders', 'requestPostData', 'requestCookies', 'responseHeaders'];
  const complete = async (request) => {
    const parts = await Promise.all(PARTS.map((part) => request[part] ?? connector.requestData(request.id, part)));
    return { ...request, ...Object.fromEntries(PARTS.map((part, index) => [part, parts[index]])) };
  };
  const displayed = getDisplayedRequests(store.getState()).filter(({ method, url }) => isExported(method, url));
  const requests = {};
  for (const request of await Promise.all(displayed.map(complete))) {
    const { id, url, method, httpVersion, requestHeaders, requestPostData, responseHeaders } = request;
    const curl = (platform) =>
      menu.copyAsCurl(id, url, method, httpVersion, requestHeaders, requestPostData, responseHeaders, platform);
    requests[url + ' ' + method] = {
      'curl-posix': await copied(() => curl('Linux')),
      'curl-windows': await copied(() => curl('WINNT')),
      powershell: await copied(() => menu.copyAsPowerShell(request)),
      fetch: await copied(() => menu.copyAsFetch(id, url, method, requestHeaders, requestPostData)),
    };
  }
  return { requests, har: await HarMenuUtils.copyAllAsHar(displayed, connector) };
})()`;

/** The expression that copies every request in every format, by the engine's own code. */
export const COPY: Readonly<Record<Exclude<EngineName, 'webkit'>, string>> = {
  chromium: COPY_IN_CHROMIUM,
  firefox: COPY_IN_FIREFOX,
};
