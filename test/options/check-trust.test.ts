import { expect, test } from 'vitest';
import { isTrusted } from '../../src/options/check-trust.ts';

test.each([
  ['https://a.example', true],
  ['https://a.example/', false],
  ['https://*.com', false],
  ['http://a.example', false],
  ['http://localhost:*', true],
])('%s as an entry next to credentials: %s', (entry, trusted) => expect(isTrusted(entry, true)).toBe(trusted));
