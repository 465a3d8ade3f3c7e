import { expect, test } from 'vitest';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';

test.each([
  [/example\.com/, ['https://example.com', 'https://*.example.com']],
  [/^https?:\/\/example\.com/, ['https://example.com']],
  [/^http:\/\/example\.com/, ['http://example.com']],
  [/^https:\/\/example.com$/, ['https://example.com']],
  [
    /^https:\/\/(?:app|www).example\.com$/,
    ['https://*.example.com', 'https://app.example.com', 'https://www.example.com'],
  ],
  [
    /^https:\/\/(?:app|www|)\.?example\.com$/,
    ['https://example.com', 'https://*.example.com', 'https://app.example.com', 'https://www.example.com'],
  ],
  [/(?:^|\.)(?:a\.b\.)?example\.com$/, ['https://*.example.com', 'https://a.b.example.com']],
  [
    /^https:\/\/(?:a\.b\.|c\.)?example.com$/,
    ['https://example.com', 'https://c.example.com', 'https://a.b.example.com'],
  ],
  [/^https:\/\/(?:-|a-)?.example\.com$/, []],
  [/^https:\/\/.*-staging\.example\.com/, []],
  // ports
  [/http:\/\/localhost/, ['http://localhost:*']],
  [/^https:\/\/localhost/, ['https://localhost:*']],
  [/http:\/\/localhost:3000/, ['http://localhost:3000']],
  [/localhost/, ['http://localhost:*', 'http://*.localhost:*']],
  [/127.0.0.1/, ['http://127.0.0.1:*']],
  [/example\.com(?::\d+)?/, ['https://example.com:*', 'https://*.example.com:*']],
  [/https:\/\/example\.com:8443/, ['https://example.com:8443']],
  [/^(?:http:\/\/localhost:3000|https:\/\/a.example\.com)$/, ['http://localhost:3000', 'https://a.example.com']],
  [/^http:\/\/192\.168\./, ['http://192.168.*.*:*']],
  [/^https?:\/\/10.\d+\.\d+\.\d+/, ['http://10.*.*.*:*']],
  [/^http:\/\/172\.20.0.\d+:3000/, ['http://172.20.0.*:*']],
  [/^http:\/\/172\.\d+\.0\.1$/, []],
  [/^http:\/\/8\.8\.\d+\.\d+/, []],
  // not a host that anyone meant, or not only theirs
  [/example\.com?$/, []],
  [/example\.com+$/, []],
  [/^https:\/\/example\.co[a-z]*$/, []],
  [/^https:\/\/example\.(?:com|org)/, []],
  [/vercel\.app$/, []],
  [/\.co\.uk$/, []],
  [/^https:\/\/.*\.com$/, []],
  [/^https:\/\/.*$/, []],
  [/^example\.com$/, []],
  [/example\.com\.+/, []],
  [/^https:\/\/(?:[ab]+c)+\.example.com$/, []],
  // at most eight
  [
    /^https:\/\/(?:a|b|c|d|e|f|g|h|i|j).example\.com$/,
    ['https://*.example.com', ...[...'abcdefg'].map((label) => `https://${label}.example.com`)],
  ],
  [/^https:\/\/(?:(?:a|b)(?:c|d)(?:e|f)(?:g|h)(?:i|j)(?:k|l)(?:m|n)(?:o|p)(?:q|r)(?:s|t)).example\.com$/, []],
])('%s: %j', (regexp, corrections) => {
  expect(proveRegExp(regexp, { trusting: false }).corrections).toEqual(corrections);
});
