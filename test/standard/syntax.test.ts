import { describe, expect, test } from 'vitest';
import { isSafelistedContentType, mimeTypeEssence } from '../../src/standard/mime-types.ts';
import { isSafelistedRange } from '../../src/standard/ranges.ts';
import { isForbiddenResponseHeaderName, isSafelistedResponseHeaderName } from '../../src/standard/response-headers.ts';
import { isToken, isTokenList } from '../../src/standard/tokens.ts';
import { trimHttpWhiteSpace } from '../../src/standard/white-space.ts';

describe('token', () => {
  test.each([
    ['GET', true],
    ["!#$%&'*+-.^_`|~09azAZ", true],
    ['', false],
    ['a b', false],
    ['a,b', false],
    ['a\n', false],
    ['a\u00e9', false],
    ['a\u212a', false],
  ])('%s: %s', (text, is) => {
    expect(isToken(text)).toBe(is);
  });
});

describe('list of tokens', () => {
  test.each([
    ['a', true],
    ['a,b', true],
    [' a ,\tb ', true],
    [',,a,, ,b,', true],
    ['*', true],
    ['', false],
    [',', false],
    [' ', false],
    ['a b', false],
    ['a,b c', false],
    ['a,\r\nb', false],
    ['a;b', false],
  ])('%j: %s', (text, is) => {
    expect(isTokenList(text)).toBe(is);
  });
});

describe('MIME type', () => {
  test.each([
    ['text/plain', 'text/plain', true],
    ['\n TEXT/PLAIN \t;x', 'text/plain', true],
    ['multipart/form-data; boundary="', 'multipart/form-data', true],
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', true],
    ['application/json', 'application/json', false],
    ['text/plain/x', undefined, false],
    ['text', undefined, false],
    ['/plain', undefined, false],
    ['text/', undefined, false],
    ['', undefined, false],
    ['text/plain ,text/plain', undefined, false],
  ])('%j: %s', (text, essence, safelisted) => {
    expect(mimeTypeEssence(text)).toBe(essence);
    expect(isSafelistedContentType(text)).toBe(safelisted);
  });
});

describe('range', () => {
  test.each([
    ['bytes=0-', true],
    ['bytes=0-0', true],
    [`bytes=${'9'.repeat(50)}-${'9'.repeat(51)}`, true],
    [`bytes=${'9'.repeat(51)}-${'9'.repeat(50)}`, false],
    ['bytes=5-4', false],
    ['bytes=-1', false],
    ['bytes=0-1,2-3', false],
    ['BYTES=0-', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isSafelistedRange(text)).toBe(is);
  });
});

describe('response headers', () => {
  test.each([
    ['Set-Cookie', true, false],
    ['set-cookie2', true, false],
    ['Content-Length', false, true],
    ['PRAGMA', false, true],
    ['X-Total', false, false],
    ['ETag', false, false],
  ])('%s', (name, forbidden, safelisted) => {
    expect(isForbiddenResponseHeaderName(name)).toBe(forbidden);
    expect(isSafelistedResponseHeaderName(name)).toBe(safelisted);
  });
});

describe('white space', () => {
  test.each([
    ['\t\n\r a b \r\n\t', 'a b'],
    [' \u00a0 ', '\u00a0'],
    ['\v', '\v'],
    ['   ', ''],
    ['', ''],
  ])('%j: %j', (text, trimmed) => {
    expect(trimHttpWhiteSpace(text)).toBe(trimmed);
  });
});
