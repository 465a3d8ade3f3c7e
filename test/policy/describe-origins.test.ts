import { expect, test } from 'vitest';
import { createPolicy } from '../../src/index.ts';
import type { OriginRule } from '../../src/origin/origin-rule.ts';
import { allowedOrigins, describeOrigins } from '../../src/policy/describe-origins.ts';
import { normalize } from '../../src/policy/policy.ts';

const NO_RULE: OriginRule = { kind: 'off' };
const WAIVED = ['unanchored-regexp', 'credentialed-any-origin'];

test.each([
  [{ origin: false }, ['no origin']],
  [{}, ['any origin']],
  [{ origin: true, credentials: true }, ['any origin']],
  [{ origin: () => true }, ['any origin that the origin function allows']],
  [{ origin: 'https://a.example' }, ['https://a.example']],
  [{ origin: 'https://a.example:*' }, ['https://a.example:*']],
  [
    {
      origin: [
        'https://*.a.example',
        'http://*.a.example',
        'https://*.b.example:8443',
        'http://localhost:*',
        'https://*.c.example:*',
        'https://app-*.d.example:8443',
        'http://10.*.*.*',
        'app://*:*',
      ],
    },
    [
      'https://*.a.example',
      'http://*.a.example',
      'https://*.b.example:8443',
      'http://localhost:*',
      'https://*.c.example:*',
      'https://app-*.d.example:8443',
      'http://10.*.*.*',
      'app://*:*',
    ],
  ],
  [
    { origin: [/^https:\/\/(?:.+\.)?a\.example$/, /b\.example/, 'https://c.example', 'http://localhost:*'] },
    [
      'https://c.example',
      'http://localhost:*',
      'https://a.example and its subdomains',
      'any origin that /b\\.example/ matches',
    ],
  ],
  [
    { origin: Array.from({ length: 20 }, (_, index) => `https://a${index}.example`) },
    Array.from({ length: 20 }, (_, index) => `https://a${index}.example`),
  ],
  [
    { origin: Array.from({ length: 25 }, (_, index) => `https://a${index}.example`) },
    [...Array.from({ length: 20 }, (_, index) => `https://a${index}.example`), '5 more'],
  ],
])('%j allows %j', (options, lines) => {
  const { policy } = normalize({ ...options, dangerouslyAllow: WAIVED });
  expect(describeOrigins(policy?.allowOrigin ?? NO_RULE)).toEqual(lines);
});

test('a policy shows which origins it allows', () => {
  const policy = createPolicy({ origin: ['https://b.example', /^https:\/\/(?:.+\.)?a\.example$/] });
  expect(allowedOrigins(policy)).toEqual(['https://b.example', 'https://a.example and its subdomains']);
});
