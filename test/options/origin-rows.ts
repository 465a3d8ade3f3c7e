import { type IssueRow, NONE } from './issue-row.ts';

/** An entry, a part of the reason, and the entries that replace it: none if the meaning is not certain. */
const WRITTEN: readonly (readonly [written: string, why: string, ...instead: readonly string[]])[] = [
  // schemes
  ['example.com', 'no scheme', 'https://example.com'],
  ['localhost:3000', 'no scheme', 'http://localhost:3000'],
  ['localhost', 'no scheme', 'http://localhost'],
  ['127.0.0.1', 'no scheme', 'http://127.0.0.1'],
  ['192.168.1.5:3000', 'no scheme', 'http://192.168.1.5:3000'],
  ['app127.example', 'no scheme', 'https://app127.example'],
  ['*.example.com', 'no scheme', 'https://*.example.com'],
  ['//example.com', 'no scheme', 'https://example.com'],
  ['https:/example.com', 'no scheme', 'https://example.com'],
  ['https:example.com', 'no scheme', 'https://example.com'],
  ['https//example.com', 'no scheme', 'https://example.com'],
  ['https;//example.com', 'misspelt', 'https://example.com'],
  ['http:/localhost:3000/x', 'no scheme', 'http://localhost:3000'],
  ['https:\\\\example.com', 'no scheme', 'https://example.com'],
  ['https://https://example.com', 'two schemes', 'https://example.com'],
  ['http://https://example.com', 'two schemes', 'https://example.com'],
  ['foo', 'no scheme'],
  ['mylocalhost', 'no scheme'],
  ['localhosts', 'no scheme'],
  ['NULL', 'no scheme'],
  ['true', 'no scheme'],
  ['javascript:alert(1)', 'no scheme'],
  ['file://', 'null'],
  ['file:///home/x', 'null'],
  // behind the host
  ['https://example.com/', 'end in a slash', 'https://example.com'],
  ['https://example.com/api', 'path', 'https://example.com'],
  ['https://example.com/*', 'path', 'https://example.com'],
  ['https://example.com?x', 'path', 'https://example.com'],
  ['https://example.com#x', 'path', 'https://example.com'],
  ['https://a?x=1', 'path', 'https://a'],
  ['a?x=1', 'no scheme'],
  ['https://example.com:*/x', 'path', 'https://example.com:*'],
  ['https://*.example.com/', 'end in a slash', 'https://*.example.com'],
  ['https://user:pw@example.com', 'user name', 'https://example.com'],
  ['capacitor://localhost/', 'end in a slash', 'capacitor://localhost'],
  // letter case and ports
  ['HTTPS://example.com', 'lower case', 'https://example.com'],
  ['https://Example.COM', 'lower case', 'https://example.com'],
  ['https://*.Example.com:*', 'lower case', 'https://*.example.com:*'],
  ['https://example.com:443', 'default port', 'https://example.com'],
  ['http://example.com:80', 'default port', 'http://example.com'],
  ['https://*.example.com:443', 'default port', 'https://*.example.com'],
  ['https://example.com:08443', 'port', 'https://example.com:8443'],
  ['https://example.com:', 'port', 'https://example.com'],
  ['https://example.com:99999', 'port'],
  ['https://example.com:0', 'port'],
  // characters
  ['https://m\u00fcnchen.example', 'Punycode', 'https://xn--mnchen-3ya.example'],
  ['https://a.\u200bexample', 'invisible', 'https://a.example'],
  ['\ufeffhttps://a.example', 'white space', 'https://a.example'],
  [' https://example.com', 'white space', 'https://example.com'],
  ['https://example.com\n', 'white space', 'https://example.com'],
  ['"https://example.com"', 'quotes', 'https://example.com'],
  [' ', 'blank'],
  // several in one
  ['https://a.example,https://b.example', 'several', 'https://a.example', 'https://b.example'],
  ['https://a.example https://b.example/', 'several', 'https://a.example', 'https://b.example'],
  ['https://a.example;https://b.example', 'several', 'https://a.example', 'https://b.example'],
  ['https://a.example | https://b.example', 'several', 'https://a.example', 'https://b.example'],
  ['a.example, b.example', 'several', 'https://a.example', 'https://b.example'],
  ['["https://a.example","https://b.example"]', 'list in quotes', 'https://a.example', 'https://b.example'],
  ["['https://a.example']", 'list in quotes', 'https://a.example'],
  ['https://exam ple.com', 'several'],
  // wildcards
  ['https://example.com*', 'first label', 'https://example.com'],
  ['http://localhost*', 'first label', 'http://localhost:*'],
  ['localhost*', 'no scheme', 'http://localhost:*'],
  ['https://*example.com', 'first label', 'https://example.com', 'https://*.example.com'],
  ['https://.example.com', 'its host', 'https://example.com', 'https://*.example.com'],
  ['.example.com', 'no scheme', 'https://example.com', 'https://*.example.com'],
  ['https://*', 'first label'],
  ['https://app.*.com', 'first label'],
  ['https://*.*.example.com', 'first label'],
  ['https://example.*', 'first label'],
  ['https://example.com:80*', 'first label', 'https://example.com:80'],
  ['*://example.com', 'first label'],
  ['https://*.127.0.0.1', 'first label'],
  ['https://*.127.0.0.10', 'first label'],
  ['https://*.[::1]', 'first label'],
  ['https://example.com:8080:*', 'first label'],
  ['https://*.v1.example/', 'end in a slash', 'https://*.v1.example'],
  ['https://app-*-x-*.example.com', 'first label'],
  ['https://app.v*.example.com', 'first label'],
  ['https://app-*.com', 'first label'],
  ['https://*.app-*.example.com', 'first label'],
  ['https://app-*.example.com/', 'end in a slash', 'https://app-*.example.com'],
  ['https://*-app.example.com/', 'end in a slash', 'https://*-app.example.com'],
  ['http://192.168.*.*:5173/', 'end in a slash', 'http://192.168.*.*:5173'],
  ['http://172.*.*.*', 'private networks'],
  ['http://172.32.*.*', 'private networks'],
  ['http://8.8.8.*', 'private networks'],
  ['http://192.168.*', 'private networks'],
  ['http://10.0.*.*.*', 'private networks'],
  ['http://10.*.0.1', 'private networks'],
  ['http://10.01.*.*', 'private networks'],
  ['http://*.10.0.*', 'first label'],
  ['vscode-webview://*/', 'end in a slash', 'vscode-webview://*'],
  // schemes that no page has
  ['ws://a.example', 'WebSockets', 'http://a.example'],
  ['wss://a.example:8443', 'WebSockets', 'https://a.example:8443'],
  ['wss://*', 'WebSockets'],
  ['htps://a.example', 'misspelt', 'https://a.example'],
  ['httpx://a.example', 'misspelt'],
  ['httpss://a.example', 'misspelt'],
  ['xttps://a.example', 'misspelt'],
  // hosts
  ['https://', 'no host'],
  ['https://a..example', 'its host'],
  ['http://127.1', 'its host', 'http://127.0.0.1'],
  ['http://[0:0:0:0:0:0:0:1]', 'its host', 'http://[::1]'],
  ['::1', 'no scheme', 'http://[::1]'],
  ['::1:3000', 'no scheme', 'http://[::1]:3000'],
  ['http://::1:3000', 'brackets', 'http://[::1]:3000'],
  ['[::1]:3000', 'no scheme', 'http://[::1]:3000'],
  ['http://256.0.0.1', 'its host'],
  ['https://a1.2b/', 'end in a slash', 'https://a1.2b'],
  [`https://${'a'.repeat(330)}`, '326'],
  // RegExps in quotes
  ['/vercel\\.app$/', 'regular expression'],
  ['/^https:\\/\\/example\\.com$/', 'regular expression'],
  ['https://.*\\.example\\.com', 'regular expression'],
  ['^https://example.com$', 'regular expression'],
];

export const ORIGIN_REASONS: readonly (readonly [written: string, why: string])[] = WRITTEN.map(
  ([written, why]) => [written, why] as const,
);

export const ORIGIN_ROWS: readonly IssueRow[] = WRITTEN.map(([written, , ...instead]) => ({
  options: { origin: [written] },
  issues: [['invalid-origin', 'origin[0]', replacementFor(instead)]],
}));

/** The same as the only origin. */
export const SINGLE_ORIGIN_ROWS: readonly IssueRow[] = WRITTEN.map(([written, , ...instead]) => ({
  options: { origin: written },
  issues: [['invalid-origin', 'origin', replacementFor(instead)]],
}));

function replacementFor(entries: readonly string[]): unknown {
  if (entries.length === 0) return NONE;
  return entries.length === 1 ? entries[0] : entries;
}
