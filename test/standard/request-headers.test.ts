import { describe, expect, test } from 'vitest';
import { isHeaderValue, normalizeHeaderValue } from '../../src/standard/header-values.ts';
import {
  isForbiddenRequestHeader,
  isForbiddenRequestHeaderName,
  isSafelistedRequestHeader,
  type UnsafeHeaderReason,
  unsafeRequestHeaderNames,
  unsafeRequestHeaders,
  whyUnsafe,
} from '../../src/standard/request-headers.ts';
import { isToken } from '../../src/standard/tokens.ts';
import vectors from './fetch-vectors.json' with { type: 'json' };

describe('headers', () => {
  test.each(vectors.headers)('$name: $value is $outcome ($why)', ({ name, value, outcome }) => {
    expect(outcomeOf(name, normalizeHeaderValue(value))).toBe(outcome);
  });

  function outcomeOf(name: string, value: string): string {
    if (!isToken(name) || !isHeaderValue(value)) return 'throws';
    if (isForbiddenRequestHeader(name, value)) return 'dropped';
    return isSafelistedRequestHeader(name, value) ? 'safelisted' : 'unsafe';
  }
});

describe('names that a preflight requests', () => {
  test.each(vectors.acrh)('$acrh ($why)', ({ headers, acrh }) => {
    const lines = headers.map(([name = '', value = '']) => [name, value] as const);
    expect(unsafeRequestHeaderNames(lines).join(',')).toBe(acrh ?? '');
  });
});

describe('the rule that is broken', () => {
  const rows: readonly (readonly [string, string, UnsafeHeaderReason | undefined])[] = [
    ['Accept', 'a'.repeat(128), undefined],
    ['Accept', 'a'.repeat(129), 'too-long'],
    ['Accept', '('.repeat(129), 'too-long'],
    ['Accept', '(', 'unsafe-byte'],
    ['Accept-Language', 'en_US', 'unsafe-byte'],
    ['CONTENT-LANGUAGE', 'de', undefined],
    ['Content-Language', '"de"', 'unsafe-byte'],
    ['Content-Type', 'text/plain;charset="x"', 'unsafe-byte'],
    ['Content-Type', 'application/json', 'content-type'],
    ['Content-Type', '', 'content-type'],
    ['Content-Type', `text/plain;${'x'.repeat(118)}`, 'too-long'],
    ['Range', 'bytes=0-', undefined],
    ['Range', 'bytes=-5', 'range'],
    ['Range', `bytes=${'9'.repeat(130)}-`, 'too-long'],
    ['X-Anything', 'x'.repeat(200), 'not-safelisted'],
    ['__proto__', 'x', 'not-safelisted'],
    ['constructor', 'x', 'not-safelisted'],
  ];

  test.each(rows)('%s: %s: %s', (name, value, why) => {
    expect(whyUnsafe(name, value)).toBe(why);
  });

  test('safelisted values of 1024 bytes in total pass, and one byte more makes all of them unsafe', () => {
    const eight = Array.from({ length: 8 }, (_, index) => ['Accept', `${index}`.repeat(128)] as const);
    expect(unsafeRequestHeaders(eight)).toEqual([]);
    const nine = [...eight, ['Content-Language', 'd'], ['X-A', '1']] as const;
    expect(unsafeRequestHeaders(nine).map(({ why }) => why)).toEqual([
      ...Array<string>(9).fill('total-too-long'),
      'not-safelisted',
    ]);
    expect(unsafeRequestHeaderNames(nine)).toEqual(['accept', 'content-language', 'x-a']);
  });

  test('unsafe values do not count towards the total', () => {
    const eight = Array.from({ length: 8 }, () => ['Accept', 'a'.repeat(128)] as const);
    expect(unsafeRequestHeaderNames([...eight, ['Accept-Language', '_'.repeat(100)]])).toEqual(['accept-language']);
  });
});

describe('forbidden', () => {
  const byValue: readonly (readonly [string, string, boolean])[] = [
    ['X-HTTP-Method', 'TRACE', true],
    ['x-http-method-override', 'GET,TRACK', true],
    ['X-Method-Override', ' connect ', true],
    ['X-Method-Override', '"a,TRACE,b"', false],
    ['X-Method-Override', '"a\\",TRACE', false],
    ['X-Method-Override', '"a\\\\",TRACE', true],
    ['X-Method-Override', 'a"b",TRACE', true],
    ['X-Method-Override', '"a\\', false],
    ['X-Method-Override', 'a\\,TRACE', true],
    ['X-Method-Override', '', false],
    ['X-Methods', 'TRACE', false],
  ];

  test.each(byValue)('%s: %s: %s', (name, value, forbidden) => {
    expect(isForbiddenRequestHeader(name, value)).toBe(forbidden);
    expect(isForbiddenRequestHeaderName(name)).toBe(false);
  });
});
