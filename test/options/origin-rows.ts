import type { IssueRow } from './issue-row.ts';

/** What people write for an origin, and the corrected value that the message holds; without one, the grammar. */
const WRITTEN: readonly (readonly [written: string, why: string, ...instead: readonly string[]])[] = [
  ['example.com', 'no scheme', 'https://example.com'],
  ['localhost:3000', 'no scheme', 'http://localhost:3000'],
  ['127.0.0.1', 'no scheme', 'http://127.0.0.1'],
  ['*.example.com', 'no scheme', 'https://*.example.com'],
  ['//example.com', 'no scheme', 'https://example.com'],
  ['https:/example.com', 'no scheme', 'https://example.com'],
  ['https:example.com', 'no scheme', 'https://example.com'],
  ['http:/localhost:3000/x', 'no scheme', 'http://localhost:3000'],
  ['https://example.com/', 'before the path', 'https://example.com'],
  ['https://example.com/api', 'before the path', 'https://example.com'],
  ['https://example.com?x', 'before the path', 'https://example.com'],
  ['https://example.com#x', 'before the path', 'https://example.com'],
  ['https://example.com:*/x', 'before the path', 'https://example.com:*'],
  ['https://*.example.com/', 'before the path', 'https://*.example.com'],
  ['https:\\\\example.com', 'no scheme', 'https://example.com'],
  ['https://user:pw@example.com', 'user name', 'https://example.com'],
  ['HTTPS://example.com', 'lower case', 'https://example.com'],
  ['https://Example.COM', 'lower case', 'https://example.com'],
  ['https://*.Example.com:*', 'lower case', 'https://*.example.com:*'],
  ['https://example.com:443', 'default port', 'https://example.com'],
  ['http://example.com:80', 'default port', 'http://example.com'],
  ['https://*.example.com:443', 'default port', 'https://*.example.com'],
  ['https://example.com:08443', 'leading zeros', 'https://example.com:8443'],
  ['https://example.com:99999', 'ports'],
  ['https://example.com:0', 'ports'],
  ['https://example.com:', 'ports', 'https://example.com'],
  ['https://m\u00fcnchen.example', 'punycode', 'https://xn--mnchen-3ya.example'],
  ['https://a.example,https://b.example', 'one origin', 'https://a.example', 'https://b.example'],
  ['https://a.example https://b.example/', 'one origin', 'https://a.example', 'https://b.example'],
  ['a.example, b.example', 'one origin', 'https://a.example', 'https://b.example'],
  [' https://example.com', 'white space', 'https://example.com'],
  ['https://example.com\n', 'white space', 'https://example.com'],
  [' ', 'white space'],
  ['https://', 'its host'],
  ['https://*', 'subdomains'],
  ['https://*example.com', 'subdomains'],
  ['https://app.*.com', 'subdomains'],
  ['https://*.*.example.com', 'subdomains'],
  ['https://example.*', 'subdomains'],
  ['https://example.com:80*', 'subdomains'],
  ['*://example.com', 'subdomains'],
  ['https://*.127.0.0.1', 'subdomains'],
  ['https://*.[::1]', 'subdomains'],
  ['https://example.com:8080:*', 'subdomains'],
  ['https://.example.com', 'its host'],
  ['https://a..example', 'its host'],
  ['https://a|b', 'its host'],
  ['http://127.1', 'its host', 'http://127.0.0.1'],
  ['http://[0:0:0:0:0:0:0:1]', 'its host', 'http://[::1]'],
  ['http://256.0.0.1', 'its host'],
  ['file://', 'null'],
  ['file:///home/x', 'null'],
  ['NULL', 'no scheme'],
  [`https://${'a'.repeat(330)}`, '326'],
  ['javascript:alert(1)', 'no scheme'],
  ['true', 'no scheme'],
  ['localhost', 'no scheme', 'http://localhost'],
  ['mylocalhost', 'no scheme'],
  ['localhosts', 'no scheme'],
  ['app127.example', 'no scheme', 'https://app127.example'],
  ['https://*.127.0.0.10', 'subdomains'],
  ['https://a1.2b/', 'before the path', 'https://a1.2b'],
  ['https://*.v1.example/', 'before the path', 'https://*.v1.example'],
];

export const ORIGIN_WORDS: readonly (readonly [written: string, why: string])[] = WRITTEN.map(
  ([written, why]) => [written, why] as const,
);

export const ORIGIN_ROWS: readonly IssueRow[] = WRITTEN.map(([written, , ...instead]) => ({
  options: { origin: [written] },
  issues: [
    [
      'invalid-origin',
      'origin[0]',
      instead.length === 0
        ? 'Write scheme://host, or'
        : `Write ${instead.map((each) => JSON.stringify(each)).join(', ')}`,
    ],
  ],
}));

/** Every corrected value, which has to be accepted in turn. */
export const CORRECTED: readonly string[] = WRITTEN.flatMap(([, , ...instead]) => instead);
