import { expect, test } from 'vitest';
import { storableInSharedCache } from '../../src/cli/shared-cache.ts';
import type { Header } from '../../src/explain.ts';

const rows: readonly (readonly [stored: boolean, headers: string, status?: number, request?: string])[] = [
  [true, 'Cache-Control: public, max-age=60'],
  [true, 'Cache-Control: MAX-AGE=60'],
  [true, 'Cache-Control: s-maxage=60, max-age=0'],
  [true, 'Expires: Thu, 01 Jan 2026 00:00:00 GMT'],
  [true, 'Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT'],
  [true, 'Age: 7'],
  [true, 'Cache-Control: public', 404],
  [false, 'Age: 0'],
  [false, 'Cache-Control: no-store, max-age=60'],
  [false, 'Cache-Control: private, max-age=60'],
  [false, 'Cache-Control: no-cache, max-age=60'],
  [false, 'Cache-Control: max-age=0'],
  [false, 'Cache-Control: max-age=60\nVary: *'],
  [false, 'Content-Type: text/plain'],
  [false, 'Cache-Control: max-age=60', 500],
  [false, 'Cache-Control: max-age=60', 200, 'Authorization: x'],
  [true, 'Cache-Control: public, max-age=60', 200, 'Authorization: x'],
  [true, 'Cache-Control: s-maxage=60', 200, 'Authorization: x'],
  [true, 'Cache-Control: must-revalidate, max-age=60', 200, 'Authorization: x'],
];

test.each(rows.map((row) => [row]))('%j', ([stored, headers, status = 200, request = '']) => {
  const exchange = {
    request: { stage: 'actual', method: 'GET', url: 'https://a.example/', headers: lines(request), hasBody: false },
    response: { status, headers: lines(headers) },
  } as const;
  expect(storableInSharedCache(exchange)).toBe(stored);
  expect(storableInSharedCache({ ...exchange, request: { ...exchange.request, method: 'POST' } })).toBe(false);
});

function lines(text: string): readonly Header[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^(\S+): (.*)$/.exec(line) ?? [];
    return name === '' ? [] : [[name, value] as const];
  });
}
